// The jobs that run off the main thread: pure functions of feeds/ and text/ under a name.

import { extractArticle, parseFeed } from '../feeds/feeds.ts';
import { understand } from '../text/understand.ts';

export const JOBS = { parseFeed, extractArticle, understand };

export type Jobs = typeof JOBS;
export type JobName = keyof Jobs;
