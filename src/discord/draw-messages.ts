// The messages that a text from outside would go out in, drawn without sending any: for measuring that it does no harm.

import type { Answer, Claim, Hit } from '../news/cited-text.ts';
import type { ArticleId, ChannelId, OutboxId } from '../news/ids.ts';
import { drawAlert } from './alert-message.ts';
import { drawBriefing } from './briefing-message.ts';
import type { Screen } from './command.ts';
import { drawScreen } from './layouts.ts';
import { FLAG_COMPONENTS_V2 } from './limits.ts';

/** A request as it would go to Discord; `path` is under its API address. */
export interface MessageRequest {
  readonly kind: 'hit' | 'answer' | 'briefing' | 'alert';
  readonly method: 'POST' | 'PATCH';
  readonly path: string;
  readonly body: unknown;
}

// Ids that stand for any: nothing is sent.
const CHANNEL = '1000000000000000001' as ChannelId;
const APPLICATION = '1000000000000000002';
const ROW = '0'.repeat(32) as OutboxId;
const ARTICLE = '0'.repeat(32) as ArticleId;

/**
 * Gives the requests for a search hit, an answer, a briefing item and an alert on one article. `source` and `question`
 * may be absent. Nothing but the texts given and words of ours stands in the bodies.
 */
export function drawMessages(article: {
  readonly title: string;
  readonly body: string;
  readonly source?: string;
  readonly question?: string;
}): readonly MessageRequest[] {
  const { title, body, source = '', question = '' } = article;
  const url = `dateline:article/${ARTICLE}`;
  const claim: Claim = { text: body, citations: [{ articleId: ARTICLE, url, title, source, quote: body }] };
  const hit: Hit = {
    articleId: ARTICLE,
    url,
    title,
    source,
    score: 1,
    passages: [{ text: body, highlights: [] }],
    alsoIn: [],
  };
  const coverage = { articles: 1, sources: 1 };
  const answer: Answer = { question, answered: true, slot: '', claims: [claim], evidence: [], coverage, asOf: 0 };
  const item = {
    headline: title,
    claims: [claim],
    conflicts: [],
    links: [{ url, source, title }],
    articleIds: [ARTICLE],
  };
  const briefing = { title, items: [item], articlesRead: 1, sourcesRead: 1, storiesLeftOut: 0, until: 0 };
  const posts = drawBriefing(briefing, { rowIds: () => ROW });
  return [
    edit('hit', { kind: 'hits', hits: { words: question, total: 1, offset: 0, hits: [hit], coverage } }),
    edit('answer', { kind: 'answer', answer }),
    ...posts.map((post) => create('briefing', post)),
    create('alert', drawAlert({ title, item }, { rowId: ROW })),
  ];
}

/** What answers a command: an edit of its deferred answer. */
function edit(kind: MessageRequest['kind'], screen: Screen): MessageRequest {
  const { components } = drawScreen(screen, { offset: 0 });
  const body = { components, flags: FLAG_COMPONENTS_V2, allowed_mentions: { parse: [], replied_user: false } };
  return { kind, method: 'PATCH', path: `/webhooks/${APPLICATION}/{token}/messages/@original`, body };
}

function create(kind: MessageRequest['kind'], body: string): MessageRequest {
  return { kind, method: 'POST', path: `/channels/${CHANNEL}/messages`, body: JSON.parse(body) as unknown };
}
