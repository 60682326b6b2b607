// Reads the names out of a byline: "By JANE DOE and Tomás Arce, Staff Writers | May 2, 2024" → Jane Doe, Tomás Arce.

import { findWrittenDates } from './find-written-dates.ts';
import { foldSpace } from './html-to-text.ts';

// What stands before the names of those who wrote, in the languages of the large news markets.
const LABELS = new RegExp(
  '^(?:(?:(?:reported|written|story|words|text|posted|hosted|interview|photographs|pictures|photos|analysis|review|report|opinion)\\s)?by|' +
    'von|par|por|di|door|av|af|autho?r(?:s|en|in)?|autor[ae]?s?|auteur|autore|words|text|texte?|testo|haber|yazan|yazar|' +
    'автор(?:ы|и)?|текст|της|του|των|από|بقلم|كتب(?:ت)?|نویسنده|מאת|लेखक|作者|记者|記者|文|撰文|글|oleh|bởi|tác giả)' +
    '(?:\\s?[:：]\\s?|\\s)',
  'iu',
);

// What people are, behind or before their names.
const ROLES =
  /(?:\b(?:(?:senior|chief|deputy|associate|assistant|special|staff|political|foreign|sports?|record|national|contributing) )*(?:staff|writers?|reporters?|correspondents?|editors?|columnists?|critic|producers?|photographers?|contributors?|redakteur(?:in)?|redaktion|journaliste?|envoyée? spéciale?)\b|기자$|특파원$)/iu;

// Capitalised like a person, and none: parts of a site, and houses that employ those who write.
const NO_PERSON =
  /\b(?:news|sports?|world|politics|business|local|opinion|home|culture|press|wire|agency|reuters|afp|bloomberg|dpa|team|desk|editorial|admin|weekly|today|daily|gazette|herald|tribune|newsroom|page|photo|video|share|follow|updated|published|read|min|season|episode|category|posted|comments?|views?|categories|tags?|subscribe|menu|search|advertisement|edition|issue|volume|vol)\b/i;

const PARTICLE =
  /^(?:de|da|do|dos|das|di|del|della|der|den|van|von|zu|la|le|el|al|bin|ibn|ben|y|af|av|of|ter|ten|mc|o['’])$/i;

// "Maria del Carmen Fernández de la Vega" has seven words.
const WORDS_MAX = 7;
const NAME_LENGTH_MAX = 60;

/** Takes a line that begins like a byline ("By …", "Autor: …"); gives its names, none when it is no byline. */
export function readLabelledNames(line: string): readonly string[] {
  const label = LABELS.exec(line);
  return label === null ? [] : namesIn(line.slice(label[0].length), true);
}

/** Takes what stands where a page names who wrote (with or without "By"), gives the names. A single word may be a name there. */
export function readNames(text: string): readonly string[] {
  const plain = foldSpace(text);
  const label = LABELS.exec(plain);
  return namesIn(label === null ? plain : plain.slice(label[0].length), true);
}

/** Takes a line that holds a day, gives the names beside it: "12 March 2021 | Anna Berg". A single Latin word is none. */
export function readNamesBesideDate(line: string): readonly string[] {
  const dates = findWrittenDates(line);
  if (dates.length === 0) return [];
  let rest = line;
  for (const { start, end } of [...dates].reverse()) rest = `${rest.slice(0, start)} | ${rest.slice(end)}`;
  for (const piece of rest.split(/[|•·»–—]| - |, ?\d{1,2}[:.h]\d{2}|\d{1,2}:\d{2}/)) {
    const plain = piece.replace(/^[\s,.:()-]+|[\s,.:()-]+$/g, '');
    const names = readLabelledNames(plain);
    if (names.length > 0) return names;
    const bare = namesIn(plain, false);
    if (bare.length > 0) return bare;
  }
  return [];
}

/** True for a line that is one person's name and nothing else, as signatures are. */
export function isPersonName(line: string): boolean {
  return line.length <= NAME_LENGTH_MAX && !/[.!?:;,"“”«»()]$/.test(line) && isName(line, false);
}

function namesIn(text: string, isLabelled: boolean): readonly string[] {
  const cut = foldSpace(text)
    .replace(
      /\s(?:published|posted|updated|publié|mis à jour|modifié|veröffentlicht|aktualisiert|publicado|actualizado|atualizado|pubblicato|gepubliceerd|publicerad|opublikowano|опубликовано)(?=\s|$).*$/iu,
      '',
    )
    .split(/[|•·»(（@]| - |[–—]|\d/)[0]
    ?.trim();
  const names: string[] = [];
  for (const part of (cut ?? '').split(
    /,|、|،|;|&| and | und | et | y | e | и | та | och | og | en | και | və | ve | و(?=\S)/u,
  )) {
    const name = tidyName(part);
    if (isName(name, isLabelled && names.length === 0)) names.push(name);
    // After the first name that is none come roles and places.
    else if (names.length > 0 && !ROLES.test(part)) break;
  }
  return names;
}

function tidyName(raw: string): string {
  const name = foldSpace(raw)
    .replace(/^(?:by|dr|prof)\.?\s+/i, '')
    .replace(ROLES, ' ')
    .replace(/\s+(?:기자|특파원)$/u, '')
    .trim();
  return calmCapitals(foldSpace(name));
}

/** "JANE MARY-DOE" → "Jane Mary-Doe"; "JANE DOE Continental Wire" → "Jane Doe": the capitals are the name. */
function calmCapitals(name: string): string {
  const words = name.split(' ');
  const isLoud = (word: string): boolean => /\p{Lu}{2}/u.test(word) && word === word.toUpperCase();
  const loud = words.findIndex((word) => !isLoud(word));
  const leading = loud < 0 ? words : words.slice(0, loud);
  if (leading.length < 2) return name;
  return leading.map((word) => word.toLowerCase().replace(/(^|[-'’])\p{L}/gu, (one) => one.toUpperCase())).join(' ');
}

function isName(name: string, isLabelled: boolean): boolean {
  if (name === '' || name.length > NAME_LENGTH_MAX || /https?:|www\.|[@<>/\\[\]{}?!]|\d/.test(name)) return false;
  if (NO_PERSON.test(name)) return false;
  const words = name.split(' ');
  if (words.length > WORDS_MAX) return false;
  // Scripts without capitals, and some without spaces: a short run of their letters.
  if (/^[\p{Lo}\p{M}\s.‌·・-]+$/u.test(name))
    return /[\p{Script=Han}\p{Script=Hangul}\p{Script=Katakana}\p{Script=Hiragana}]/u.test(name)
      ? name.length <= 10
      : words.length >= (isLabelled ? 1 : 2) && words.length <= 4;
  const isWord = (word: string): boolean => PARTICLE.test(word) || /^[\p{Lu}][\p{L}\p{M}.'’-]*$/u.test(word);
  if (!words.every(isWord) || words.every((word) => PARTICLE.test(word)))
    return isLabelled && words.length === 1 && /^[\w.-]{3,30}$/.test(name);
  return words.length >= 2 || isLabelled;
}
