// The form of a subscription: its five fields, how they are read, and in what two of them differ.

import { commandTexts, type Form, type FormField } from '../src/discord/command.ts';
import { Failure } from '../src/news/failure.ts';
import type { BriefingLength, QuietHours, Subscription } from '../src/news/subscription.ts';
import { NAME_CHARACTERS_MAX } from './options.ts';
import { differencesBetween } from './stale-edit.ts';

/** What the longest briefing has. */
const ITEMS_MAX = 20;
const HOW_CHARACTERS_MAX = 200;
const SHOWN_MAX = 60;

const texts = commandTexts.subscription;

type How = Pick<Subscription, 'length' | 'itemsMax' | 'whenEmpty' | 'target' | 'tags' | 'publish'>;

/** The form, filled; its state says which subscription, and in which version. `topicName`: undefined for all the news. */
export function drawSubscriptionForm(subscription: Subscription, topicName: string | undefined): Form {
  const { form } = texts;
  const values = fieldsOf(subscription, topicName);
  const line = (name: keyof typeof values, label: string, hint?: string): FormField => ({
    name,
    label,
    ...(hint === undefined ? {} : { hint }),
    kind: 'line',
    value: values[name],
    required: name === 'cadence' || name === 'zone',
    lengthMax: name === 'how' ? HOW_CHARACTERS_MAX : NAME_CHARACTERS_MAX,
  });
  return {
    title: form.title,
    state: `${subscription.id}:${subscription.version ?? 1}`,
    fields: [
      line('about', form.about, form.aboutHint),
      line('cadence', form.cadence, form.cadenceHint),
      line('zone', form.zone),
      line('quiet', form.quiet, form.quietHint),
      line('how', form.how, form.howHint),
    ],
  };
}

/** What stands in the form's fields for a subscription. */
function fieldsOf(subscription: Subscription, topicName: string | undefined) {
  const { cadence, zone, quiet } = subscription;
  return { about: topicName ?? '', cadence, zone, quiet: writeQuiet(quiet), how: writeHow(subscription) };
}

/** In which fields what is kept differs from what was sent: sentences' parts, empty when they say the same. */
export function differencesOf(
  kept: { readonly subscription: Subscription; readonly topicName: string | undefined },
  sent: ReadonlyMap<string, string>,
): readonly string[] {
  return differencesBetween(fieldsOf(kept.subscription, kept.topicName), sent, texts.form);
}

const writeQuiet = (quiet: QuietHours | undefined): string => (quiet === undefined ? '' : `${quiet.from}-${quiet.to}`);

function writeHow({ length, itemsMax, whenEmpty, target, tags = [], publish }: How): string {
  const { how } = texts;
  const parts = [
    length,
    ...(itemsMax === undefined ? [] : [how.atMost(itemsMax)]),
    how.whenEmpty[whenEmpty],
    ...(target === 'thread' ? [how.thread] : []),
    ...(target === 'post' ? [how.post(tags)] : []),
    ...(publish === true ? [how.publish] : []),
  ];
  return parts.join(', ');
}

/** Reads the last field; what it does not name is as a new subscription has it. Throws Failure('bad-input') for other words. */
export function readHow(text: string): How {
  let how: How = { length: 'standard', whenEmpty: 'skip' };
  for (const part of text.toLowerCase().split(',')) {
    const words = part.replace(/\s+/gu, ' ').trim();
    if (words !== '') how = { ...how, ...readPart(words) };
  }
  return how;
}

function readPart(words: string): Partial<How> {
  const length = /^(short|standard|full)\b/u.exec(words)?.[1];
  if (length !== undefined) return { length: length as BriefingLength };
  const atMost = /^at most (\d+)\b/u.exec(words)?.[1];
  if (atMost !== undefined) return { itemsMax: checkItemsMax(Number(atMost)) };
  if (/^skip\b/u.test(words)) return { whenEmpty: 'skip' };
  if (/^(?:a )?thread\b/u.test(words)) return { target: 'thread' };
  if (/^(?:a )?post\b/u.test(words)) return { target: 'post', ...tagsOf(words.split(/ tagged /u)[1]) };
  if (/^publish/u.test(words)) return { publish: true };
  if (words === 'channel') return {};
  if (/^say so\b/u.test(words)) return { whenEmpty: 'say so' };
  throw new Failure('bad-input', texts.failure.how(words.slice(0, SHOWN_MAX)));
}

/** The tags of a post, as people write them: `news + libya`. */
export function tagsOf(text: string | undefined): Pick<Subscription, 'tags'> {
  const tags = (text ?? '').split('+').map((tag) => tag.trim());
  const named = tags.filter((tag) => tag !== '');
  return named.length === 0 ? {} : { tags: named };
}

/** Throws Failure('bad-input') for a number of stories that no briefing has. */
export function checkItemsMax(count: number): number {
  if (!Number.isInteger(count) || count < 1 || count > ITEMS_MAX) {
    throw new Failure('bad-input', texts.failure.atMost(ITEMS_MAX));
  }
  return count;
}
