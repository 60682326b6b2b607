// The routes of application commands: global ones and those of one guild.

import type { Budget } from '../budgets.ts';
import { checkCommand, checkCommandList, commandType } from '../checks/check-commands.ts';
import { noFaults, refuseIfAny } from '../checks/faults.ts';
import { plainRefusal, refusal } from '../refusal.ts';
import type { State } from '../state.ts';
import { tell } from '../state.ts';
import type { Wire } from '../wire.ts';
import { isWire, wires, withoutAbsent } from '../wire.ts';
import { knownGuild } from './look-up.ts';
import type { Call, Reply, Route } from './route.ts';

const GLOBAL = '/applications/:application/commands';
/** Discord's page on application commands: so many new names a day and guild; the global ones count by themselves. */
const CREATES: Budget = { name: 'command creates', max: 200, lengthMs: 24 * 60 * 60_000 };
const IN_GUILD = '/applications/:application/guilds/:guild/commands';

export const COMMAND_ROUTES: readonly Route[] = [GLOBAL, IN_GUILD].flatMap((path): Route[] => [
  { method: 'GET', path, handle: listCommands },
  { method: 'PUT', path, handle: replaceCommands },
  { method: 'POST', path, handle: createCommand },
  { method: 'GET', path: `${path}/:command`, handle: getCommand },
  { method: 'PATCH', path: `${path}/:command`, handle: changeCommand },
  { method: 'DELETE', path: `${path}/:command`, handle: deleteCommand },
]);

/** Everything registered that can be used in a guild: the global commands and its own. */
export function commandsFor(state: State, guildId: string | undefined): Wire[] {
  const own = guildId === undefined ? [] : (state.commands.get(guildId) ?? []);
  return [...(state.commands.get('global') ?? []), ...own];
}

function scopeOf({ state, params }: Call): string {
  if (params.application !== state.botId) throw plainRefusal(403, 'Forbidden');
  return params.guild === undefined ? 'global' : knownGuild(state, params.guild).id;
}

function listCommands(call: Call): Reply {
  return { status: 200, body: call.state.commands.get(scopeOf(call)) ?? [] };
}

function getCommand(call: Call): Reply {
  return { status: 200, body: known(call).command };
}

function known(call: Call): { scope: string; list: Wire[]; command: Wire } {
  const scope = scopeOf(call);
  const list = call.state.commands.get(scope) ?? [];
  const command = list.find((each) => each.id === call.params.command);
  if (command === undefined) throw refusal(10063);
  return { scope, list, command };
}

function replaceCommands(call: Call): Reply {
  const scope = scopeOf(call);
  const faults = noFaults();
  const given = wires(call.json);
  for (const [index, command] of given.entries()) checkCommand(faults, [index], command);
  refuseIfAny(faults);
  checkCommandList(faults, given);
  refuseIfAny(faults);
  const before = call.state.commands.get(scope) ?? [];
  spendCreates(call.state, scope, given.filter((command) => sameCommand(before, command) === undefined).length);
  const after = given.map((command) => complete(call.state, scope, command, sameCommand(before, command)));
  store(call.state, scope, after);
  return { status: 200, body: after };
}

function createCommand(call: Call): Reply {
  const scope = scopeOf(call);
  const faults = noFaults();
  checkCommand(faults, [], call.body);
  refuseIfAny(faults);
  const before = call.state.commands.get(scope) ?? [];
  const earlier = sameCommand(before, call.body);
  spendCreates(call.state, scope, earlier === undefined ? 1 : 0);
  const command = complete(call.state, scope, call.body, earlier);
  const after = [...before.filter((each) => each !== earlier), command];
  checkCommandList(faults, after);
  if (faults.found.length > 0) throw refusal(30032);
  store(call.state, scope, after);
  return { status: earlier === undefined ? 201 : 200, body: command };
}

function changeCommand(call: Call): Reply {
  const { scope, list, command } = known(call);
  const merged = { ...command, ...call.body };
  const faults = noFaults();
  checkCommand(faults, [], merged);
  refuseIfAny(faults);
  const changed = complete(call.state, scope, merged, command);
  store(
    call.state,
    scope,
    list.map((each) => (each === command ? changed : each)),
  );
  return { status: 200, body: changed };
}

function deleteCommand(call: Call): Reply {
  const { scope, list, command } = known(call);
  store(
    call.state,
    scope,
    list.filter((each) => each !== command),
  );
  return { status: 204 };
}

function spendCreates(state: State, scope: string, times: number): void {
  if (state.spend(CREATES, scope, 0).used + times > CREATES.max) throw refusal(30034);
  state.spend(CREATES, scope, times);
}

function store(state: State, scope: string, commands: Wire[]): void {
  state.commands.set(scope, commands);
  tell(state, { name: 'sandbox:commands', data: {} }); // heard by the page only; Discord dispatches nothing
}

function sameCommand(before: readonly Wire[], command: Wire): Wire | undefined {
  return before.find((each) => each.name === command.name && commandType(each) === commandType(command));
}

function complete(state: State, scope: string, command: Wire, earlier: Wire | undefined): Wire {
  const isGlobal = scope === 'global';
  return withoutAbsent({
    id: earlier?.id ?? state.nextId(),
    application_id: state.botId,
    version: state.nextId(),
    type: commandType(command),
    name: command.name,
    name_localizations: command.name_localizations ?? null,
    description: command.description ?? '',
    description_localizations: command.description_localizations ?? null,
    options: Array.isArray(command.options) && command.options.length > 0 ? command.options.filter(isWire) : undefined,
    default_member_permissions: textOrNull(command.default_member_permissions),
    dm_permission: isGlobal ? command.dm_permission !== false : undefined,
    contexts: isGlobal ? (command.contexts ?? null) : undefined,
    integration_types: isGlobal ? (command.integration_types ?? [0]) : undefined,
    nsfw: command.nsfw === true,
    guild_id: isGlobal ? undefined : scope,
  });
}

function textOrNull(value: unknown): string | null {
  return value === undefined || value === null ? null : String(value);
}
