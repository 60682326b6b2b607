// Tells pages that hold no article: fronts, lists, searches, forms, errors and walls of consent.

import type { PageMetadata } from './page-metadata.ts';

export interface ReadPage {
  readonly url: string;
  readonly title: string;
  readonly metadata: PageMetadata;
  /** The HTML that holds the text, as it was found. */
  readonly content: string;
  readonly paragraphs: readonly string[];
  readonly hasPassword: boolean;
}

const ERROR =
  /^(?:error\s*)?(?:403|404|410|50[0-4])\b|\b(?:page|article|site|file|document|story)\b.{0,20}\b(?:not (?:be )?found|does not exist|no longer (?:available|exists)|unavailable)\b|\b(?:cannot|can['’]t|could not|couldn['’]t) find (?:this|the|that|your) page\b|\b(?:seite|artikel) (?:wurde )?nicht (?:gefunden|mehr verfügbar)\b|\bpage (?:introuvable|non trouvée)\b|\bpágina (?:no|não) encontrada\b|\bpagina (?:non trovata|niet gevonden)\b|\bsidan (?:kunde inte hittas|finns inte)\b|страница не найдена|сторінку не знайдено|η σελίδα δεν βρέθηκε|sayfa bulunamadı|الصفحة غير موجودة|页面不存在|ページが見つかりません/iu;
const GATE =
  /^(?:just a moment|attention required|access (?:to this page has been )?denied|are you a (?:robot|human)|verify(?:ing)? (?:that )?you are (?:a )?human|checking your browser|one moment, please|security check|service unavailable|site maintenance|bot verification)/i;
const LOGIN =
  /\b(?:log|sign) ?(?:in|on|up)\b|\bcreate (?:an|your) account\b|\banmeld|\bse connecter|\bconnexion\b|\biniciar sesión|\baccedi\b|\binloggen\b|\blogga in|\bzaloguj|войти|увійти|تسجيل الدخول|ログイン|登录|로그인/iu;
const SEARCH =
  /^(?:search(?: results)?\b|results for\b|suche\b|suchergebnisse|résultats|recherche\b|resultados|buscar\b|búsqueda|risultati|zoekresultaten|поиск|пошук|نتائج البحث|検索結果|搜索结果|검색 ?결과)|\bsearch results for\b/iu;
const CONSENT =
  /\bcookies?\b|\bconsent\b|\btracking\b|\bpersonal data\b|\bprivacy (?:policy|notice)|\bpartners?\b|\badvertis|einwilligung|datenschutz|werbung|personenbezogen|widerruf|partnern?\b|consentement|données personnelles|confidentialité|publicit|consentimiento|datos personales|privacidad|consenso|dati personali|toestemming|samtycke|zgod|согласи/giu;

// Four headlines that are links make a list of articles.
const LEADS_MIN = 4;
// Consent is asked for in a few paragraphs; an article about it is longer.
const CONSENT_LENGTH_MAX = 3_000;

/** True when what was read is no article, however much text it has. */
export function isNoArticle(page: ReadPage): boolean {
  const { title, metadata, paragraphs, url } = page;
  if (GATE.test(title)) return true;
  if (metadata.isLinkedArticle) return false;
  const isError = ERROR.test(title) || (ERROR.test(paragraphs[0] ?? '') && (paragraphs[0] ?? '').length < 200);
  if (isError && paragraphs.join(' ').length < CONSENT_LENGTH_MAX && !metadata.isArticle) return true;
  if (isConsent(paragraphs)) return true;
  if (metadata.isArticle) return false;
  if (isFront(url) || SEARCH.test(title)) return true;
  if (LOGIN.test(title) && (page.hasPassword || title.length < 60)) return true;
  return isList(page);
}

/** The front of a site has no path. */
function isFront(url: string): boolean {
  const parsed = URL.parse(url);
  return parsed !== null && /^\/(?:index\.\w+|home)?$/i.test(parsed.pathname) && parsed.search === '';
}

function isConsent(paragraphs: readonly string[]): boolean {
  const all = paragraphs.join('\n').length;
  if (all === 0 || all > CONSENT_LENGTH_MAX) return false;
  const asking = paragraphs.filter(
    (one) => new Set([...one.matchAll(CONSENT)].map((match) => match[0].toLowerCase())).size >= 2,
  );
  return asking.join('\n').length > all * 0.6;
}

/** Headlines that lead elsewhere, each with a sentence: a list of articles and none itself. */
function isList({ content, paragraphs }: ReadPage): boolean {
  const leads =
    [...content.matchAll(/<h[1-6][^>]*>\s*(?:<[a-z]+[^>]*>\s*)?<a\b|<a\b[^>]*>\s*(?:<div[^>]*>\s*)?<h[1-6]/gi)].length +
    [...content.matchAll(/<li\b[^>]*>\s*<a\b/gi)].length;
  const texts = paragraphs.filter((one) => one.length > 80).length;
  return leads >= LEADS_MIN && leads >= texts * 0.6;
}
