// Threads and posts for tests of what stands in channels alone.

import type { BriefingTools } from '../../src/briefing/run-due.ts';

const unwanted = async (): Promise<never> => {
  throw new Error('This test opens no thread and no post, and publishes nothing.');
};

export const NO_PLACES: BriefingTools['places'] = {
  openThread: unwanted,
  openPost: unwanted,
  findPosts: unwanted,
  publish: unwanted,
};
