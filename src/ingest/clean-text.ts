// What stands around an article in a plain file and is no news: captions under the headline, lines about the site.

// A caption or label: few words and no end of a sentence.
const CAPTION_WORDS_MAX = 8;
const SENTENCE_END = /[.!?…:]["'”’)]*$/;

// How sites speak of themselves at the foot of a page. Each stands for a kind, in the words that the web uses for it.
const ABOUT_THE_SITE = [
  /\ball rights reserved\b/i,
  /\bcopyright (©|\(c\)|\d{4})/i,
  /\bwith (the )?(explicit |kind |written )?permission (of|from) the (author|publisher)\b/i,
  /\b(is|are) (the|a|an) [^.]*\b(blog|website|news site|newsletter|magazine|podcast)\b[^.]*\b(on|about|for|covering|dedicated)\b/i,
  /\b(sign up|subscribe) (to|for) (our|the) \w*\s?newsletter\b/i,
  /\bfollow (us|me) on (twitter|facebook|instagram|x|linkedin)\b/i,
  /^(about the author|related (articles|stories)|share this( article)?|read more|advertisement)\b/i,
];

/**
 * Takes the paragraphs of an article's text (without its headline), gives those that are news: leading captions
 * and trailing lines about the site, its author or its rights are dropped. Gives all of them when nothing would stay.
 */
export function dropBoilerplate(paragraphs: readonly string[]): readonly string[] {
  let first = 0;
  while (first < paragraphs.length && isCaption(paragraphs[first] ?? '')) first += 1;
  let end = paragraphs.length;
  while (end > first && isAboutTheSite(paragraphs[end - 1] ?? '')) end -= 1;
  return first < end ? paragraphs.slice(first, end) : paragraphs;
}

function isCaption(paragraph: string): boolean {
  return paragraph.split(/\s+/).length <= CAPTION_WORDS_MAX && !SENTENCE_END.test(paragraph);
}

function isAboutTheSite(paragraph: string): boolean {
  return ABOUT_THE_SITE.some((pattern) => pattern.test(paragraph));
}
