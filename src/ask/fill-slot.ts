// Fills the slot of a question from a sentence: who someone is, the day, the place, the number.

import type { TimeMention } from '../news/moment.ts';
import { findNumbers, findTerms } from '../text/understand.ts';
import { findRole } from './find-role.ts';
import type { HeldSentence } from './hold-sentences.ts';
import type { QuestionReading } from './read-question.ts';
import { tellsWithin } from './score-runs.ts';

const MONTHS = 'January February March April May June July August September October November December'.split(' ');

/** What the sentence puts into the slot, as it is shown; undefined when it fills none. Kinds without a slot give ''. */
export function fillSlot(sentence: HeldSentence, reading: QuestionReading): string | undefined {
  switch (reading.kind) {
    case 'who is':
      return findRole(sentence, nameAsked(reading))?.words;
    case 'when':
      return dayIn(sentence, reading);
    case 'where':
      return placeIn(sentence, reading);
    case 'how many':
      return numberIn(sentence, reading);
    case 'happened':
      return reading.eventDays.length === 0 || reading.eventDays.some((day) => tellsWithin(sentence.days, day))
        ? ''
        : undefined;
    default:
      return '';
  }
}

/** The name of a "who is" question; its own words where no name was seen in it. */
export function nameAsked({ names, question }: QuestionReading): string {
  return names[0] ?? question.replace(/^\s*who\s+(?:is|was|are|were)\s+/iu, '').replace(/[?\s]+$/u, '');
}

/** The time that stands nearest to what was asked; days written out, other spans in their own words. */
function dayIn({ times, terms, text, start }: HeldSentence, { question }: QuestionReading): string | undefined {
  const dated = times.filter(
    ({ from, value, type }) => (from !== undefined || YEARLESS.test(value)) && type !== 'DURATION' && type !== 'SET',
  );
  const verb = /(\p{L}+)\s*\??\s*$/u.exec(question)?.[1]?.toLowerCase() ?? '';
  const anchor = text.toLowerCase().lastIndexOf(verb.slice(0, Math.max(3, verb.length - 2)));
  const at = anchor === -1 || terms.size === 0 ? 0 : anchor;
  // "The budget for next year" was not passed then.
  const isBeside = (time: TimeMention) =>
    /\b(?:for|of|than|until)\s+(?:the\s+)?$/iu.test(text.slice(0, time.start - start));
  const nearest = dated.toSorted(
    (a, b) =>
      Number(isBeside(a)) - Number(isBeside(b)) ||
      Math.abs(a.start - start - at) - Math.abs(b.start - start - at) ||
      a.start - b.start,
  )[0];
  if (nearest === undefined) return undefined;
  if (nearest.from === undefined) return `${nearest.text}, year not stated`;
  return nearest.from === nearest.to ? writeDay(nearest.from) : nearest.text;
}

/** TIMEX3 of a day whose year nobody said. */
const YEARLESS = /^XXXX-\d\d-\d\d$/u;

/** "19 January 2017" for 2017-01-19. */
export function writeDay(day: string): string {
  const [year = '', month = '', dayOfMonth = ''] = day.split('-');
  return `${Number(dayOfMonth)} ${MONTHS[Number(month) - 1] ?? month} ${year}`;
}

/** Whether a slot says these days. */
export function isEqualDay({ from, to }: { readonly from: string; readonly to: string }, slot: string): boolean {
  return from === to && writeDay(from) === slot;
}

function placeIn(sentence: HeldSentence, reading: QuestionReading): string | undefined {
  const { mentions, text, start } = sentence;
  const { names } = reading;
  const asked = placeAsked(sentence, reading);
  const places = mentions.filter(({ type, text: name }) => type === 'LOC' && !names.includes(name));
  if (asked !== undefined)
    return places.find((place) => LIES.test(text.slice(asked.end - start, Math.max(0, place.start - start))))?.text;
  const follows = (cue: RegExp) => places.find((place) => cue.test(text.slice(0, place.start - start)));
  const placed =
    follows(/\b(?:in|at|near|outside|inside|around|across)\s+(?:the\s+)?$/iu) ??
    follows(/\b(?:from|to|of)\s+(?:the\s+)?$/iu);
  return placed?.text;
}

/** "Where is Kelling?" asks where a place lies: another place must follow it as its place, not stand beside it. */
function placeAsked({ mentions, text, start }: HeldSentence, { names, question }: QuestionReading) {
  const [name] = names;
  if (name === undefined || WHERE_IT_LIES.exec(question)?.[1] !== name) return undefined;
  const at = text.indexOf(name);
  const isPerson = name.includes(' ') && mentions.some((one) => one.type === 'PER' && one.text === name);
  return at === -1 || isPerson ? undefined : { end: start + at + name.length };
}

const WHERE_IT_LIES = /^\s*where\s+(?:is|are|was|lies)\s+(?:the\s+)?(.+?)\s*\??\s*$/iu;
/** Between a place and where it lies. */
const LIES =
  /^(?:,| is| lies)?\s+(?:(?:a|the)\s(?:\p{Ll}+\s){1,3})?(?:in|near|on|at|off|outside|(?:north|south|east|west) of)\s+(?:the\s+)?$/u;

function numberIn(sentence: HeldSentence, { question }: QuestionReading): string | undefined {
  const { text, times, start, terms } = sentence;
  if (/^how (?:long|old)\b/iu.test(question)) return times.find(({ type }) => type === 'DURATION')?.text;
  const numbers = findNumbers(text).filter(
    (number) => !times.some((time) => number.start + start < time.end && number.end + start > time.start),
  );
  const counted = numbers.filter(
    ({ noun }) => noun !== undefined && [...terms.keys()].some((stem) => noun.toLowerCase().startsWith(stem)),
  );
  const found = ofBestClause(counted, sentence) ?? numbers[0];
  if (found === undefined) return bareNumberIn(text, times, start);
  return withHedge(text, /^how many\b/iu.test(question) ? found : { ...found, end: endOfUnit(text, found) });
}

/** How much, how long, how far: said in crowns, in years, in miles. */
function endOfUnit(text: string, { end, noun = '' }: ReturnType<typeof findNumbers>[number]): number {
  const unit = /^[\s-]?(\p{L}+)/u.exec(text.slice(end));
  return unit?.[1] !== undefined && noun.toLowerCase().startsWith(unit[1].toLowerCase()) ? end + unit[0].length : end;
}

/** Of several numbers of one noun the one whose clause holds most of the question; the first of those that hold as much. */
function ofBestClause<One extends { readonly start: number }>(
  numbers: readonly One[],
  { text, terms }: HeldSentence,
): One | undefined {
  const [first, second] = numbers;
  if (second === undefined) return first;
  const borders = [...text.matchAll(/[;,:]\s|\s(?:and|but|while|whereas)\s/gu)].map(({ index }) => index);
  const heldIn = ({ start }: One): number => {
    const from = borders.findLast((border) => border < start) ?? 0;
    const clause = text.slice(from, borders.find((border) => border >= start) ?? text.length);
    return new Set(findTerms(clause, 'en').flatMap(({ stem }) => (terms.has(stem) ? [stem] : []))).size;
  };
  return numbers.reduce((best, one) => (heldIn(one) > heldIn(best) ? one : best));
}

/** Digits that count nothing that is seen ("Flight 12"); never those of a day or time. */
function bareNumberIn(text: string, times: HeldSentence['times'], start: number): string | undefined {
  const isTime = (at: number) => times.some((time) => at + start < time.end && at + start >= time.start);
  return [...text.matchAll(/\b\d[\d.,]*\b/gu)].find(({ index }) => !isTime(index))?.[0];
}

/** The number as it stands there, with the words before and after it that make it less sure, and with its noun between. */
function withHedge(text: string, { start, end, hedge = '' }: ReturnType<typeof findNumbers>[number]): string {
  const [lead = '', tail] = hedge.includes(' … ') ? hedge.split(' … ') : [hedge, undefined];
  const before = text.slice(0, start).trimEnd();
  const isBefore = lead !== '' && before.toLowerCase().endsWith(lead);
  const from = isBefore ? before.length - lead.length : start;
  const after = tail ?? (isBefore ? undefined : lead);
  const at = after === undefined || after === '' ? -1 : text.toLowerCase().indexOf(after, end);
  return text.slice(from, at === -1 ? end : at + (after?.length ?? 0));
}
