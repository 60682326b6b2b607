// `article remove|restore ADDRESS`: takes an article down in every server, and shows it again.

import { type IngestNeeds, restoreAt, takeDownAt } from '../ingest/ingest.ts';
import { Failure } from '../news/failure.ts';
import { ALL } from '../news/view.ts';
import type { AddressedArticle, Store } from '../store/store.ts';
import type { Terminal } from './terminal.ts';

const USAGE = 'Say what to do: article remove ADDRESS, or article restore ADDRESS.';

/** Runs the verb. Gives the exit code: 0. Throws Failure when there is no such article, or it is as wanted already. */
export async function runArticle(
  [what, address, ...rest]: readonly string[],
  needs: Pick<IngestNeeds, 'now'> & { readonly store: Pick<Store, 'takeDowns'> },
  terminal: Terminal,
): Promise<number> {
  if (address === undefined || rest.length > 0) throw new Failure('bad-input', USAGE);
  if (what === 'remove') {
    const { taken, isDown } = await takeDownAt(address, { view: ALL, by: 'operator' }, needs);
    if (taken.length === 0) {
      const why = isDown ? 'is taken down everywhere already' : 'is the address of no article';
      throw new Failure('not-found', `${address} ${why}.`);
    }
    for (const article of taken) terminal.print(`Taken down everywhere: ${nameOf(article)}`);
    return 0;
  }
  if (what === 'restore') {
    const shown = await restoreAt(address, ALL, needs);
    if (shown.length === 0) throw new Failure('not-found', `${address} was not taken down everywhere.`);
    for (const article of shown) terminal.print(`Shown again: ${nameOf(article)}`);
    return 0;
  }
  throw new Failure('bad-input', USAGE);
}

const nameOf = ({ title, source, address }: AddressedArticle): string => `${title} (${source}) <${address}>`;
