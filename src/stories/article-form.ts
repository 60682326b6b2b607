// Recognises what kind of text an article is by its headline, its address and its opening words: rules of the trade, in English.

import type { Article } from '../news/article.ts';
import type { ArticleForm } from '../news/decision.ts';

/** As much of the text as an opening line takes: what is announced there ("Follow live") names the form. */
const OPENING_CHARS = 300;

interface FormRule {
  readonly form: ArticleForm;
  readonly title?: RegExp;
  /** Sections of newspapers' addresses: /opinion/, /live/. */
  readonly path?: RegExp;
  readonly opening?: RegExp;
}

/** A briefing asks for the form of each article many times over. */
const known = new WeakMap<object, ArticleForm>();

/** The first rule that fits decides. Headlines are read case aside. */
const RULES: readonly FormRule[] = [
  {
    form: 'sale list',
    title:
      /\b(?:best|top|early|\d+\+?)\b.{0,60}\b(?:deals?|discounts?|offers|bargains)\b|\b(?:promo|coupon|bonus|discount) codes?\b|\bgift (?:guides?|ideas?)\b|\b(?:cyber monday|black friday|prime day|boxing day) (?:\S+ ){0,6}(?:deals?|sales?|discounts?)\b|\b(?:deals?|sale) (?:live|roundup|round-up)\b|\b(?:is|are) (?:\S+ ){0,3}(?:[$£€]\d+|\d+ ?%) off\b|^save (?:up to )?(?:[$£€]\d|\d+ ?%)|\bbest (?:\S+ ){1,6}(?:to buy|you can buy|for your money)\b|\bsign-?up (?:offer|bonus)\b/iu,
    path: /\/(?:deals?|shopping|coupons?|gift-guides?)\//iu,
  },
  {
    form: 'listing',
    title:
      /\b(?:crossword|horoscopes?|wordle|sudoku|connections) (?:hints?|answers?|today|for)\b|\b(?:hints?|answers?) (?:for|to) (?:today|\S+day)['’]?s?\b|\b(?:tv|television) (?:listings|guide|channel)\b|\bwhat(?: time|['’]s on| channel)\b|\bhow to watch\b|\bwhere to (?:watch|stream)\b|\b(?:live ?streams?|start time),? (?:tv )?(?:channel|schedule|time)\b|\bfull schedule\b|^list of\b|\b(?:obituaries|death notices|weather forecast)\b/iu,
  },
  {
    form: 'live blog',
    title:
      /\blive (?:updates?|blog|coverage|score|scores|reaction|text)\b|^live(?:\s?[:|–—-]|\s)|[:|–—-]\s*live$|\bas it happened\b|\blatest updates\b|\bminute[- ]by[- ]minute\b/iu,
    path: /\/(?:live|live-?blog|live-news|live-updates)(?:\/|$)/iu,
    opening: /\b(?:follow (?:our|the) live (?:blog|coverage|updates)|live updates below)\b/iu,
  },
  {
    form: 'anniversary',
    title:
      /\b(?:\d+|ten|twenty|thirty|forty|fifty|a hundred|two|three|five) years? (?:on|ago|later|since|after)\b|\b(?:\d+(?:st|nd|rd|th)|first|second|third|fifth|tenth|centenary) anniversary\b|\bon this day\b|\blooking back\b|\bremembering\b|\bthis day in history\b/iu,
  },
  {
    form: 'preview',
    title:
      /\bpreview\b|\bprediction(?:s)?\b|\bpredicted (?:line-?ups?|xi|score)\b|\bwhat to (?:expect|watch for|know (?:ahead|before))\b|\bbetting (?:odds|tips|lines?)\b|\bodds,? (?:picks?|prediction|line|spread)\b|\bbest bets\b|\bpicks? against the spread\b|\bplayers? to watch\b|\bprobable (?:line-?ups?|xi)\b|\bhow (?:\S+ ){1,4}could line up\b|\bfantasy (?:football|baseball|basketball|hockey)\b|\bodds\b.{0,12}(?:[-–—:,]|$)|\bstart ['’"]?em\b/iu,
  },
  {
    form: 'weekly column',
    title:
      /\bpower rankings\b|\b(?:week(?:ly)?|month(?:ly)?|morning|evening|daily|sunday|friday) (?:in review|round-?up|recap|digest|wrap|briefing|newsletter|quiz|column)\b|\bnewsletter\b|\bthis week in\b|\bthe week in\b|\bwhat we learned\b|\b(?:winners and losers|takeaways from week|week \d+ (?:rankings|grades|sleepers))\b|\bmailbag\b|\bpodcast\b|\bquote of the day\b/iu,
    path: /\/(?:newsletters?|podcasts?)\//iu,
    opening: /\bwelcome (?:back )?to\b.{0,60}\b(?:newsletter|digest|round-?up|podcast|edition|week in review)\b/iu,
  },
  {
    form: 'guide',
    title:
      /^(?:the )?(?:\d+ )?(?:absolute )?best\b|^how to\b|^\d+ (?:\S+ ){0,3}(?:things|ways|tips|reasons|places|questions)\b|^(?:what|who) (?:is|are) .*\?$|^(?:why|how|when|where) (?:is|are|was|were|do|does|did) .*\?$|\beverything (?:you need )?to know\b|\bhere['’](?:s|re) (?:how|what)\b|\bexplained\b|\bexplainer\b|\b(?:buyer['’]s|beginner['’]s|your (?:\S+ )?|a) guide to\b/iu,
    path: /\/(?:how-?to|guides?|recipes?)\//iu,
  },
  {
    form: 'opinion',
    title:
      /^(?:opinion|editorial|comment|analysis|column|letters?|op-ed|review|essay)\s?[:|–—-]|\|\s*(?:opinion|editorial|letters?|comment|column)$|\bletters to the editor\b|\b(?:review|player ratings|rated)(?::|$)|^(?:why (?:i|we) |i (?:tried|hate|love|think|was|spent|am|['’]m) |we (?:should|must|need) |let['’]s )/iu,
    path: /\/(?:opinions?|editorials?|comment(?:ary|isfree)?|op-ed|columnists?|blogs?|letters)\//iu,
  },
];

/** The form of an article; `report` where no rule fits. Looks at headline, address and opening, never at the length. */
export function formOf(article: Pick<Article, 'title' | 'url' | 'text'>): ArticleForm {
  const form = known.get(article) ?? readForm(article);
  known.set(article, form);
  return form;
}

function readForm({ title, url = '', text }: Pick<Article, 'title' | 'url' | 'text'>): ArticleForm {
  const opening = text.slice(0, OPENING_CHARS);
  const path = url.replace(/^\w+:\/\/[^/]+/u, '');
  const rule = RULES.find(
    (other) => other.title?.test(title) || other.path?.test(path) || other.opening?.test(opening),
  );
  return rule?.form ?? 'report';
}

/** Whether a text of this form tells a happening at all. */
export function isNoNews(form: ArticleForm): boolean {
  return form === 'sale list' || form === 'listing' || form === 'guide';
}
