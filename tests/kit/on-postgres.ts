// Loaded before tests (`--import`) that are to run on PostgreSQL: who opens a store over a data folder gets a database of
// that folder's name instead of its file. Tests and programs stay as they are.

import { registerHooks } from 'node:module';

const OPENER = '/src/store/open-store.ts';
const OURS = new URL('./open-store-on-postgres.ts', import.meta.url).href;

registerHooks({
  resolve: (specifier, context, resolveNext) => {
    const resolved = resolveNext(specifier, context);
    const isWanted = resolved.url.endsWith(OPENER) && context.parentURL !== OURS;
    return isWanted ? { ...resolved, url: OURS } : resolved;
  },
});
