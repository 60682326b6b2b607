// Uses every command in every way that a person has, whatever the command: its options are filled by their kinds, its
// completions asked, its forms sent, its buttons pressed by who asked and by others. A new command joins by itself.

import { listActions, type PathedAction } from '../../src/discord/actions.ts';
import type { Command, CommandOption } from '../../src/discord/command.ts';
import type { Seen } from '../../src/sandbox/watch.ts';
import { buttonsIn, menusIn, type StandIn } from './stand-in.ts';

type Values = Readonly<Record<string, string | number | boolean>>;
type Who = 'member' | 'moderator';

/** What fits an option of this name; others take any words. */
const FITTING: Readonly<Record<string, string>> = {
  cadence: 'daily 08:00',
  zone: 'Europe/Berlin',
  address: 'https://news.example/feed.xml',
  words: 'port',
  'quiet-hours': '22:00-07:00',
  quiet: '22:00-07:00',
  about: 'all the news',
  how: 'standard, at most 7',
  languages: 'en',
  file: '<opml version="2.0"><body><outline type="rss" text="Quay" xmlUrl="https://quay.example/feed.xml"/></body></opml>',
};
/** What makes something comes first, what removes something after all that uses it, what undoes that at the very end. */
const ORDER = [/ (?:add|create|import)$/u, /(?<! (?:remove|delete|restore))$/u, / (?:remove|delete)$/u, /$/u];
/** Where options exclude each other, those that are filled. */
const FILLED: Readonly<Record<string, readonly string[]>> = { 'follow add': ['actor', 'how'] };
/** Options with these endings take days. */
const DAY_OPTION = /(?:^|-)(?:from|to)$/u;
const ANY_WORDS = 'the port of Misrata';
/** Custom ids of buttons that open something beside their message. */
const OPENS_ANEW = /^[neq]1~/u;
/** Those that belong to nobody answer whoever presses them alone, and leave their message as it is. */
const OF_NOBODY = /^\w1~0~/u;
/** What tells news, though to the asker alone. */
const TELLS_ALONE = new Set(['briefing']);
/** Pages that are turned, one after the other. */
const PAGES_TURNED_MAX = 3;

interface Press {
  readonly kind: 'component';
  readonly channelId: string;
  readonly messageId: string;
  readonly customId: string;
  readonly values?: readonly string[];
}

export interface Using {
  /** Every action with the least and with all options, by a moderator and by a member; with completions, forms and pages. */
  readonly useAll: () => Promise<void>;
  /** Every action that tells news, once, with its pages, and with what it opens. */
  readonly usePublic: () => Promise<void>;
  /** Every action with a channel among its options. */
  readonly useOnChannels: () => Promise<void>;
}

export function useEverything(standIn: StandIn, commands: readonly Command[]): Using {
  const placeOf = ({ path }: PathedAction) => ORDER.findIndex((kind) => kind.test(path));
  const all = [...listActions(commands)].sort((one, other) => placeOf(one) - placeOf(other));
  const run = (actions: readonly PathedAction[], use: (action: PathedAction) => Promise<void>) =>
    actions.reduce((before, action) => before.then(() => use(action)), Promise.resolve());
  const menus = new Set(commands.flatMap(({ name, menu }) => (menu === undefined ? [] : [name])));
  const user = createUser(standIn, menus);
  return {
    useAll: () => run(all, user.useWhole),
    usePublic: () => {
      user.forgetOpened();
      const told = all.filter(({ path, action }) => action.first === 'defer' || TELLS_ALONE.has(path));
      return run(told, user.useOnce);
    },
    useOnChannels: () =>
      run(
        all.filter(({ action }) => (action.options ?? []).some(({ kind }) => kind === 'channel')),
        user.useOnce,
      ),
  };
}

function createUser({ sandbox }: StandIn, menus: ReadonlySet<string>) {
  const channelId = sandbox.channel('general');
  /** A menu is used on a message, which somebody has written. */
  const targetOf = (path: string) =>
    menus.has(path) ? { targetId: sandbox.say({ channelId, content: 'The port strike in Port Sevrin' }).id } : {};
  let forms = 0;

  const useWith = async (path: string, wanted: readonly CommandOption[], as: Who = 'moderator'): Promise<void> => {
    const options = await fill(path, wanted);
    await follow(
      await sandbox.interact({
        kind: 'command',
        command: path,
        options,
        channelId,
        as,
        isForced: true,
        ...targetOf(path),
      }),
      as,
    );
  };

  const useOnce = async ({ path, action: { options = [] } }: PathedAction): Promise<void> => {
    await useWith(
      path,
      options.filter(({ name }) => FILLED[path]?.includes(name) ?? true),
    );
    const required = options.filter((option) => option.required === true);
    if (required.length < options.length) await useWith(path, required);
  };

  const useWhole = async (pathed: PathedAction): Promise<void> => {
    const { path, action } = pathed;
    const options = action.options ?? [];
    await useOnce(pathed);
    // A form is sent with what fits it and with what does not, whichever comes first.
    if (action.first === 'form') await useOnce(pathed);
    await useWith(
      path,
      options.filter((option) => option.required === true),
      'member',
    );
    const odd = oddValues(options);
    const inChannel = { channelId, as: 'moderator', ...targetOf(path) } as const;
    await follow(await sandbox.interact({ kind: 'command', command: path, options: odd, ...inChannel }));
    for (const { name, complete } of options) {
      if (complete !== undefined) for (const typed of ['', 'po', 'x'.repeat(90)]) await completed(path, name, typed);
    }
  };

  const completed = async (path: string, name: string, typed: string): Promise<readonly unknown[]> => {
    const options = { [name]: typed };
    const seen = await sandbox.interact({
      kind: 'complete',
      command: path,
      channelId,
      as: 'moderator',
      focused: name,
      options,
    });
    return (seen.choices ?? []).map(({ value }) => value);
  };

  const fill = async (path: string, options: readonly CommandOption[]): Promise<Values> => {
    const values: Record<string, string | number | boolean> = {};
    for (const option of options) {
      const offered = option.complete === undefined ? [] : await completed(path, option.name, '');
      values[option.name] = (offered[0] as string | undefined) ?? plainValue(option);
    }
    return values;
  };

  const plainValue = ({ name, kind, choices, lengthMax }: CommandOption): string | number | boolean => {
    if (kind === 'integer') return 3;
    if (kind === 'boolean') return true;
    if (kind === 'channel') return sandbox.channel('news');
    if (kind === 'role') return sandbox.world().guilds[0]?.roles.at(-1)?.id ?? '';
    const words = DAY_OPTION.test(name) ? '2017-02-20' : (FITTING[name] ?? ANY_WORDS);
    return choices?.[0]?.value ?? words.slice(0, lengthMax);
  };

  const oddValues = (options: readonly CommandOption[]): Values =>
    Object.fromEntries(
      options.map((option) => {
        const isFree = option.kind === 'text' && option.choices === undefined;
        const odd = '"@everyone [a](https://evil.example) * ~~~ 政府';
        return [option.name, isFree ? odd.slice(0, option.lengthMax) : plainValue(option)];
      }),
    );

  /** Picks the last line of each menu of a message, and a channel from each list of them; their ids change with each. */
  const pick = async (messageId: string, stands: () => Seen | undefined, as: Who): Promise<void> => {
    const menus = () => [...menusIn((stands() ?? { components: [] }) as never, [sandbox.channel('news')])];
    for (let at = 0; at < menus().length; at += 1) {
      const [customId = '', lines = []] = menus()[at] ?? [];
      const before = JSON.stringify(stands());
      const press = { kind: 'component', channelId, messageId, customId, values: lines.slice(-1) } as const;
      if (OF_NOBODY.test(customId)) await openOnce(press, as);
      else {
        await sandbox.interact({ ...press, as });
        await sandbox.until(() => (JSON.stringify(stands()) === before ? undefined : true));
      }
    }
  };

  /** Presses the buttons that open something of their own, and sends the forms among it; what that shows is not followed further. */
  let isFollowing = false;
  const opened = new Set<string>();
  const open = async (messageId: string, customIds: readonly string[], as: Who): Promise<void> => {
    for (const customId of customIds.filter((id) => OPENS_ANEW.test(id) || OF_NOBODY.test(id))) {
      await openOnce({ kind: 'component', channelId, messageId, customId }, as);
    }
  };
  const openOnce = async (press: Press, as: Who): Promise<void> => {
    // Once for each kind of button and what it leads to: they are many, and alike.
    const [kind, , , , path] = press.customId.split('~');
    if (isFollowing || opened.has(`${kind} ${path} ${as}`)) return;
    opened.add(`${kind} ${path} ${as}`);
    isFollowing = true;
    await follow(await sandbox.interact({ ...press, as }), as);
    isFollowing = false;
  };

  /** Sends the form, turns the pages, picks from the menus, as who acted; others press the same buttons. */
  const follow = async (seen: Seen, as: Who = 'moderator'): Promise<void> => {
    if (seen.kind === 'failed') throw new Error(seen.text);
    if (seen.kind === 'modal') {
      // Forms behind buttons leave the turn to those of commands.
      if (isFollowing) return send(seen, undefined, as);
      forms += 1;
      return send(seen, forms % 2 === 1 ? undefined : '@everyone '.repeat(3), as);
    }
    if (seen.kind !== 'message' && seen.kind !== 'deferred') return;
    const first = await seen.settled();
    const stands = () => sandbox.messages(channelId).find(({ id }) => id === first.id);
    await pick(first.id, stands as never, as);
    if (!isFollowing) await open(first.id, [...buttonsIn(stands() ?? first).values()], as);
    for (let turned = 0; turned < PAGES_TURNED_MAX; turned += 1) {
      const ids = [...buttonsIn(stands() ?? first).values()];
      const customId = ids.findLast((id) => !OPENS_ANEW.test(id) && !OF_NOBODY.test(id));
      if (customId === undefined) return;
      const press = { kind: 'component', channelId, messageId: first.id, customId } as const;
      const other = as === 'member' ? 'moderator' : 'member';
      if (first.visibleTo === undefined) {
        const copy = await sandbox.interact({ ...press, as: other });
        if (copy.kind === 'deferred') await copy.settled();
      }
      const before = JSON.stringify(stands()?.components);
      await sandbox.interact({ ...press, as });
      await sandbox.until(() => (JSON.stringify(stands()?.components) === before ? undefined : true));
    }
  };

  /** Without a text, each field is given what fits it. */
  const send = async (seen: Seen, text: string | undefined, as: Who): Promise<void> => {
    const labels = (seen.modal?.components ?? []) as readonly {
      readonly component: { readonly custom_id: string; readonly max_length?: number };
    }[];
    const fields = labels.map(({ component: { custom_id, max_length } }) => {
      const words = text ?? FITTING[custom_id] ?? ANY_WORDS;
      return [custom_id, words.slice(0, max_length)] as const;
    });
    const sent = await sandbox.interact({ kind: 'submit', channelId, as, fields: Object.fromEntries(fields) });
    await sent.settled();
  };

  return { useOnce, useWhole, forgetOpened: () => opened.clear() };
}
