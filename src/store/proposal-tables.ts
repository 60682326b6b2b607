// The tables of what a language model proposed about actors, apart from what the articles' rules say. Rows name actors by
// their fullest name in the article: whoever that is later, by linking or by what people decide, the proposal follows.

import type { ArticleId } from '../news/ids.ts';

export interface ProposalTables {
  /** With a role, a role; with another name, that the two may be one. Holds for that version of the article alone. */
  actor_proposals: {
    article_id: ArticleId;
    version: number;
    named: string;
    role: string | null;
    other_named: string | null;
    start: number;
    end: number;
  };
  /** The articles that the model was given, in which version. */
  actor_readings: { article_id: ArticleId; version: number };
}

export const PROPOSALS: readonly string[] = [
  `create table actor_proposals (
    article_id text not null references articles (id) on delete cascade, version integer not null, named text not null,
    role text, other_named text, start integer not null, "end" integer not null)`,
  `create index actor_proposals_article on actor_proposals (article_id)`,
  `create table actor_readings (
    article_id text primary key references articles (id) on delete cascade, version integer not null)`,
];
