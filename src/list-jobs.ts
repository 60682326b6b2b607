// Lists the jobs of the minute's tick. Wires, as main does.

import type { Briefings } from './briefing/run-due.ts';
import type { ShowReading } from './discord/presence.ts';
import { sayFeedNotice } from './discord/say-feed-notice.ts';
import { removeDeparted } from './follow-membership.ts';
import { fileOldActors, fileOldEventDays, type Polling, proposeActors, tellOfFeeds } from './ingest/ingest.ts';
import { describeFault } from './llm/language-model.ts';
import type { Notice } from './news/guild.ts';
import type { GuildId, SubscriptionId, UserId } from './news/ids.ts';
import type { Caches } from './open-caches.ts';
import type { House } from './open-house.ts';
import { reportFailures } from './report-failures.ts';
import type { Job } from './timetable.ts';
import { openPurse } from './write/write-cited.ts';

const HOUR_MINUTES = 60;
const MINUTE_MS = 60_000;
/** What the presence says need not be true to the minute, and its frames count against Discord's limit. */
const PRESENCE_MINUTES = 10;
/** About five seconds of work in slices: 50,000 old articles are filed in half an hour. */
const FILED_PER_MINUTE_MAX = 2_000;

/** What the operator spends of the model's tokens is counted as if by a server of this name. */
const OPERATORS = '*' as GuildId;
const OPERATOR = 'operator' as UserId;

/** Half a year: as long as anybody asks who changed what. Said in the README and in /privacy. */
const AUDIT_KEPT_MS = 183 * 24 * 60 * MINUTE_MS;

const isFullHour = (at: number): boolean => Math.floor(at / MINUTE_MS) % HOUR_MINUTES === 0;

/** What the jobs work with. */
interface Workers {
  readonly house: House;
  readonly briefings: Briefings;
  readonly caches: Caches;
  readonly polling: Polling;
  readonly tell: (notice: Notice) => Promise<void>;
}

type BotWorkers = Pick<Workers, 'house' | 'briefings'> & { readonly showReading: ShowReading };

/**
 * The jobs of each minute, in the order in which they start: feeds, what is to be said of them, briefings and their messages,
 * every ten minutes and at once the presence, and hourly the sweep of the cache.
 */
export function jobsOf(all: Workers & BotWorkers): readonly Job[] {
  const [feeds, notices, briefings, ...others] = jobsOfWorker(all);
  // Side by side: what is composed is sent at once, and what falls due while thousands are sent does not wait for them.
  const jobs = [feeds, notices, briefings, ...jobsOfBot(all, () => sendWaitingAnew(all)), ...others];
  return jobs.filter((job) => job !== undefined);
}

/** What is too late to be sent as it was composed does not wait for the next minute's composing. */
async function sendWaitingAnew({ house, briefings }: BotWorkers): Promise<void> {
  if ((await sendWaiting(house, briefings)).givenBack === 0) return;
  reportDue(await briefings.runDue(), house);
  await sendWaiting(house, briefings);
}

async function sendWaiting(house: House, briefings: Briefings): ReturnType<Briefings['deliver']> {
  const delivered = await briefings.deliver();
  reportDelivered(delivered, house);
  return delivered;
}

/** What a bot does that leaves the reading and the composing to others: it sends what they wrote, soon after. */
export function jobsOfBot(
  { house, briefings, showReading }: BotWorkers,
  send: () => Promise<unknown> = () => sendWaiting(house, briefings),
): readonly Job[] {
  const { store } = house;
  let isShown = false;
  return [
    { name: 'messages', isFrequent: true, run: async () => void (await send()) },
    {
      name: 'messages up to date',
      isFrequent: true,
      run: async () => {
        const updated = await briefings.updateShown();
        house.metrics.updates(updated);
        reportFailures(updated, house.log);
      },
    },
    {
      name: 'presence',
      when: (at: number) => !isShown || Math.floor(at / MINUTE_MS) % PRESENCE_MINUTES === 0,
      run: async () => {
        const { articles, feeds } = await store.counts(house.now());
        showReading({ articles, feeds: feeds.healthy + feeds.shaky + feeds.failing });
        isShown = true;
      },
    },
  ];
}

/** What goes on without anybody to speak with. */
export function jobsOfWorker({ house, briefings, caches, polling, tell }: Workers): readonly Job[] {
  const { store } = house;
  return [
    { name: 'feeds', mayOverlap: true, run: async () => void (await polling.pollDue()) },
    { name: 'notices of feeds', run: async () => void (await tellOfFeeds({ store, say: sayFeedNotice, tell })) },
    { name: 'briefings', run: async () => reportDue(await briefings.runDue(), house) },
    {
      name: 'event days',
      run: async () => {
        const { filed, left } = await fileOldEventDays(house.store, FILED_PER_MINUTE_MAX);
        if (filed > 0) house.log.info('event days of older articles filed', { filed, left });
      },
    },
    {
      name: 'actors',
      run: async () => {
        const { filed, left } = await fileOldActors(house.store, FILED_PER_MINUTE_MAX);
        if (filed > 0) house.log.info('actors of older articles filed', { filed, left });
      },
    },
    {
      name: 'proposals of the language model',
      run: async () => propose(house, caches),
    },
    { name: 'sweep the cache', when: isFullHour, run: async () => caches.sweep() },
    { name: 'forget idle hosts', when: isFullHour, run: async () => store.hosts.forgetIdle(house.now()) },
    {
      name: 'forget old changes',
      when: isFullHour,
      run: async () => store.audit.forget(house.now() - AUDIT_KEPT_MS),
    },
    {
      name: 'forget departed servers',
      when: isFullHour,
      run: async () => {
        const gone = await removeDeparted(house.store.departures, house.now());
        if (gone.length > 0) house.log.info('servers that removed the bot were forgotten', { guilds: gone.length });
      },
    },
  ];
}

/** Composes and sends what is due of one subscription for somebody who waits for it. Gives whether it was sent. */
export async function postDue(house: House, briefings: Briefings, id: SubscriptionId): Promise<boolean> {
  const { due, delivered } = await briefings.postDue(id);
  reportDue(due, house);
  if (delivered !== undefined) reportDelivered(delivered, house);
  return delivered !== undefined && delivered.sent > 0;
}

function reportDue(due: Awaited<ReturnType<Briefings['runDue']>>, { metrics, log }: House): void {
  metrics.briefings(due);
  reportFailures(due, log);
}

function reportDelivered(delivered: Awaited<ReturnType<Briefings['deliver']>>, { metrics, log }: House): void {
  metrics.messages(delivered);
  reportFailures(delivered, log);
}

/** Nothing without a model, and where the operator lets it read no articles. */
async function propose(house: House, { model }: Caches): Promise<void> {
  const { store, log, now, modelLimits, modelArticlesPerDay } = house;
  if (model === undefined || modelArticlesPerDay === 0) return;
  // No server's and nobody's: each article counts as one question of the operator's.
  const purse = openPurse({
    budgets: store.budgets,
    guildId: OPERATORS,
    userId: OPERATOR,
    limits: { ...modelLimits, questionsPerDay: modelArticlesPerDay },
    now,
  });
  const { articles, kept, fault } = await proposeActors({ actors: store.actors, model, purse, now });
  if (articles > 0) log.info('the language model read new articles', { articles, kept });
  if (fault !== undefined) log.warn('the language model failed', describeFault(fault));
}
