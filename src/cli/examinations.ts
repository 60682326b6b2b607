// What doctor looks at on this machine: the settings, the data with its disk, the cache, the status port; and beyond it the model.

import type { Config } from '../config.ts';
import type { Examination, Finding } from './doctor.ts';
import { skipped, well, wrong } from './finding.ts';

const MODEL_MS_MAX = 10_000;
const PORT_MS_MAX = 5_000;
/** SQLite's log may take 64 MB, a backup as much as the data; with less than this the next import may fill the disk. */
const FREE_BYTES_MIN = 500_000_000;
/** Reading every page of a large file on a slow disk takes minutes. */
const DATA_MS_MAX = 600_000;
/** Enough to see how the endpoint names its models. */
const MODELS_NAMED_MAX = 5;

/** The settings were read already, or doctor would not run; what nobody reads is told. */
export function examineSettings({ unknown, discordToken, contact }: Config): Examination {
  const look = async (): Promise<readonly Finding[]> => [
    unknown.length === 0
      ? well('every setting is known and fits')
      : wrong(`nobody reads ${unknown.join(', ')}`, 'Correct the spelling; the README lists the settings.'),
    discordToken === undefined ? skipped('no DISCORD_TOKEN: the sandbox is started') : well('DISCORD_TOKEN is set'),
    contact === undefined
      ? skipped('no DATELINE_CONTACT: sites that mind being read cannot tell you, and may shut the bot out')
      : well(`sites that are read are told ${contact}`),
  ];
  return { of: 'settings', look };
}

/** What is known of the data without changing it. `damage` and `schemaFault` give undefined where there is none. */
export interface DataHealth {
  readonly exists: boolean;
  readonly damage: (signal: AbortSignal) => Promise<string | undefined>;
  /** The version of its tables; throws a Failure when this program cannot read them. */
  readonly schema: () => Promise<number>;
  /** Of the disk that holds the folder, or the folder that it will be made in. */
  readonly freeBytes: () => Promise<number>;
  /** Why nothing can be written there. */
  readonly writeFault: () => Promise<string | undefined>;
}

/** The data file is read whole, its version told, and its disk's free space. */
export function examineData(folder: string, health: DataHealth): Examination {
  const look = async (signal: AbortSignal): Promise<readonly Finding[]> => {
    const disk = await examineDisk(folder, health);
    if (!health.exists) return [skipped(`there is no data in ${folder} yet: the first start makes it`), ...disk];
    const damage = await health.damage(signal);
    if (damage !== undefined)
      return [
        wrong(`the data file is damaged: ${damage}`, 'Stop the bot and put a backup back: restore FILE.'),
        ...disk,
      ];
    const version = await health.schema();
    return [well(`every page of it is sound, and its tables are up to date (version ${version})`), ...disk];
  };
  return { of: 'data', look, msMax: DATA_MS_MAX };
}

/** `schema` as in `DataHealth`, over the network; its Failure says what is wrong with the database or the way to it. */
export function examineDatabase(schema: () => Promise<number>): Examination {
  const look = async (): Promise<readonly Finding[]> => [
    well(`PostgreSQL answers, and its tables are up to date (version ${await schema()})`),
  ];
  return { of: 'data', look };
}

async function examineDisk(folder: string, { freeBytes, writeFault }: DataHealth): Promise<readonly Finding[]> {
  const fault = await writeFault();
  const free = await freeBytes();
  const said = `${(free / 1e9).toFixed(1)} GB are free on its disk`;
  return [
    ...(fault === undefined
      ? []
      : [wrong(`${folder} cannot be written to: ${fault}`, 'Give it to the bot’s account.')]),
    free < FREE_BYTES_MIN
      ? wrong(`only ${said}`, 'Make room: with none left, nothing more is read or posted.')
      : well(said),
  ];
}

/** `answers` is absent without a Redis. */
export function examineRedis(answers: (() => Promise<boolean>) | undefined): Examination {
  const look = async (): Promise<readonly Finding[]> => {
    if (answers === undefined) return [skipped('no DATELINE_REDIS_URL: the cache is a file')];
    if (await answers()) return [well('it keeps what it is given')];
    const does = 'Check DATELINE_REDIS_URL and that Redis runs; until then pages and replies are not remembered.';
    return [wrong('Redis does not answer in time', does)];
  };
  return { of: 'redis', look };
}

/** Asks whether the bot that runs here is ready. */
export function examinePort(port: number, fetchUrl: typeof fetch): Examination {
  const look = async (): Promise<readonly Finding[]> => {
    if (port === 0) return [skipped('DATELINE_STATUS_PORT is 0: no /readyz and no /metrics')];
    const signal = AbortSignal.timeout(PORT_MS_MAX);
    const answer = await fetchUrl(`http://127.0.0.1:${port}/readyz`, { signal, redirect: 'manual' }).catch(causeOf);
    if (answer instanceof Error) {
      if ('code' in answer && answer.code === 'ECONNREFUSED')
        return [skipped(`no bot runs here: nobody answers on port ${port}`)];
      return [wrong(`port ${port} gives no answer: ${answer.message}`, 'See which program holds it.')];
    }
    const said = (await answer.text()).trim();
    if (answer.status === 200 && said === 'ready') return [well(`the bot that runs here is ready (port ${port})`)];
    if (answer.status === 503 && /^(discord|store|process): /.test(said))
      return [wrong(`the bot that runs here is not ready: ${said.replaceAll('\n', '; ')}`, 'Its log says why.')];
    return [wrong(`port ${port} belongs to another program`, 'Set DATELINE_STATUS_PORT to a free one.')];
  };
  return { of: 'status port', look };
}

/** What fetch hides: the system's own error. */
function causeOf(error: unknown): Error {
  if (!(error instanceof Error)) return new Error(String(error));
  return error.cause instanceof Error ? error.cause : error;
}

/** Asks the endpoint for its models: that needs the key and costs nothing. */
export function examineModel(model: Config['model'], fetchUrl: typeof fetch): Examination {
  const look = async (): Promise<readonly Finding[]> => {
    if (model === undefined) return [skipped('no OPENAI_API_KEY: exact sentences only')];
    const url = `${model.baseUrl.replace(/\/$/, '')}/models`;
    const options = { headers: { authorization: `Bearer ${model.key}` }, redirect: 'error' } as const;
    try {
      const answer = await fetchUrl(url, { ...options, signal: AbortSignal.timeout(MODEL_MS_MAX) });
      const { status } = answer;
      if (status === 401 || status === 403)
        return [wrong(`${url} refuses the key (${status})`, 'Set OPENAI_API_KEY to a valid one.')];
      if (status >= 500)
        return [wrong(`${url} answers ${status}`, 'Try again later; until then exact sentences are shown.')];
      const names = listedIn(await answer.text());
      if (names.length > 0 && !names.some((name) => name === model.name || name === `${model.name}:latest`)) {
        const some = names.slice(0, MODELS_NAMED_MAX).join(', ');
        return [wrong(`${url} does not name ${model.name}`, `Set DATELINE_MODEL to one that it has: ${some} …`)];
      }
      return [well(`${model.baseUrl} answers, for ${model.name}`)];
    } catch (error) {
      const why = causeOf(error).message;
      return [wrong(`${url} cannot be reached: ${why}`, 'Check OPENAI_BASE_URL and the network.')];
    }
  };
  return { of: 'model', look };
}

/** The names in an endpoint's list of models; none where it gives no such list. */
function listedIn(body: string): readonly string[] {
  try {
    const { data } = JSON.parse(body) as { data?: unknown };
    return Array.isArray(data) ? data.flatMap((each) => (typeof each?.id === 'string' ? [each.id as string] : [])) : [];
  } catch {
    return [];
  }
}
