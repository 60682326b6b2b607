// The one suite of the store, run on each database that Dateline knows.

import { describe } from 'node:test';
import { noPostgres } from '../kit/postgres.ts';
import { type OpenTestStore, openPostgresTestStore, openSqliteTestStore } from './open-test-store.ts';
import { testActors } from './suite/actors.ts';
import { testArticles } from './suite/articles.ts';
import { testBudgets } from './suite/budgets.ts';
import { testCounts } from './suite/counts.ts';
import { testDeliveries } from './suite/deliveries.ts';
import { testEventDays } from './suite/event-days.ts';
import { testFeedsAndGuilds } from './suite/feeds.ts';
import { testHosts } from './suite/hosts.ts';
import { testMessages } from './suite/outbox.ts';
import { testProcesses } from './suite/processes.ts';
import { testTakeDowns } from './suite/take-downs.ts';
import { testViews } from './suite/views.ts';

const DATABASES: ReadonlyArray<readonly [string, OpenTestStore, string | undefined]> = [
  ['SQLite', openSqliteTestStore, undefined],
  ['PostgreSQL', openPostgresTestStore, noPostgres],
];

for (const [name, open, skip] of DATABASES) {
  describe(`the store on ${name}`, skip === undefined ? {} : { skip }, () => {
    describe('articles', () => testArticles(open));
    describe('actors', () => testActors(open));
    describe('views', () => testViews(open));
    describe('event days', () => testEventDays(open));
    describe('feeds and servers', () => testFeedsAndGuilds(open));
    describe('subscriptions and deliveries', () => testDeliveries(open));
    describe('take-downs', () => testTakeDowns(open));
    describe('messages', () => testMessages(open));
    testBudgets(open);
    describe('processes', () => testProcesses(open));
    describe('hosts', () => testHosts(open));
    describe('counts', () => testCounts(open));
  });
}
