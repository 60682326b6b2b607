// `ask QUESTION`: what /ask answers, on a terminal.

import type { Ask } from '../ask/ask.ts';
import type { Answer, WhyNot } from '../news/cited-text.ts';
import { Failure } from '../news/failure.ts';
import { ALL } from '../news/view.ts';
import { sayCount, type Terminal } from './terminal.ts';

/** Prints the answer with its sources, or the answer as JSON. Gives the exit code: 0, or 1 when Dateline does not know. */
export async function runAsk(
  question: string,
  options: { readonly json: boolean; readonly now: number },
  needs: { readonly ask: Ask; readonly sayWhyNot: (why: WhyNot) => string },
  terminal: Terminal,
): Promise<number> {
  if (question.trim() === '') throw new Failure('bad-input', 'Ask something, as in: ask "Who is Thomas Waldhauser?"');
  const answer = await needs.ask.ask({ question, view: ALL, zone: 'UTC', asked: options.now });
  const because = answer.because === undefined ? {} : { because: needs.sayWhyNot(answer.because) };
  if (options.json) terminal.print(JSON.stringify({ ...answer, ...because }));
  else for (const line of layAnswer(answer, because.because)) terminal.print(line);
  return answer.answered ? 0 : 1;
}

function layAnswer(answer: Answer, because: string | undefined): readonly string[] {
  const { articles, sources, from, to } = answer.coverage;
  const days = from === undefined ? '' : `, ${from} to ${to}`;
  const looked = `Looked through ${sayCount(articles, 'article')} from ${sayCount(sources, 'source')}${days}.`;
  if (!answer.answered) {
    const nearest = answer.nearest === undefined ? [] : ['Nearest, but not the answer:', ...layClaim(answer.nearest)];
    return [looked, because ?? 'I do not know.', ...nearest];
  }
  return [...(answer.slot === '' ? [] : [answer.slot, '']), ...answer.claims.flatMap(layClaim), looked];
}

function layClaim(claim: Answer['claims'][number]): readonly string[] {
  const sources = claim.citations.map(
    (citation) => `   — ${citation.source}, ${citation.publishedDay ?? 'day not known'}: ${citation.url}`,
  );
  return [claim.text, ...sources];
}
