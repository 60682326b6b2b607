// Short messages posted unasked: an alert (one article) and a notice (something that does not work).

import type { Hit } from '../news/cited-text.ts';
import { drawExcerpt } from './draw-excerpt.ts';
import { CONTENT_CHARACTERS_MAX, EMBED_TITLE_CHARACTERS_MAX } from './limits.ts';
import { linkToSource } from './link.ts';
import { quoteOurs, quoteOutside } from './quote-outside.ts';
import { sayDay, texts } from './texts.ts';

const TOPIC_CHARACTERS_MAX = 100;
const HEADLINE_CHARACTERS_MAX = 200;
const EXCERPT_CHARACTERS_MAX = 900;
const SOURCE_CHARACTERS_MAX = 80;

/** The body of an alert, as JSON text without a nonce: the headline as content, the article as an embed. Mentions nobody. */
export function drawAlert(alert: { readonly topic: string; readonly hit: Hit }): string {
  const { hit } = alert;
  const headline = quoteOutside(hit.title, HEADLINE_CHARACTERS_MAX) || texts.noTitle;
  const day = hit.publishedDay === undefined ? texts.dayUnknown : sayDay(hit.publishedDay);
  const excerpts = hit.passages.slice(0, 1).map((passage) => drawExcerpt(passage, EXCERPT_CHARACTERS_MAX));
  const lines = [...excerpts, `${linkToSource(hit, 1, { sourceMax: SOURCE_CHARACTERS_MAX })}, ${day}`].filter(
    (line) => line !== '',
  );
  return JSON.stringify({
    content: `${texts.alertHead(`**${quoteOutside(alert.topic, TOPIC_CHARACTERS_MAX) || texts.noTitle}**`)}: ${headline}`,
    embeds: [
      {
        title: quoteOutside(hit.title, EMBED_TITLE_CHARACTERS_MAX) || texts.noTitle,
        description: lines.join('\n'),
      },
    ],
    allowed_mentions: { parse: [] },
  });
}

/** The body of a notice, as JSON text without a nonce. `text` is a sentence of ours that may name things from outside. */
export function drawNotice(text: string): string {
  return JSON.stringify({
    content: quoteOurs(text, CONTENT_CHARACTERS_MAX) || '…',
    allowed_mentions: { parse: [] },
  });
}
