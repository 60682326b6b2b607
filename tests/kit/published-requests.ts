// Holds requests against Discord's own published description of its API, where that is at hand.

import { existsSync, readFileSync } from 'node:fs';
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import type { RecordedRequest } from '../../src/sandbox/state.ts';

const DESCRIPTION = new URL('../../../shared/discord/openapi.json', import.meta.url);
const API_PATH = /^\/api\/v10/;
const FAULTS_TOLD_MAX = 4;

interface Description {
  readonly paths: Readonly<Record<string, Readonly<Record<string, { readonly requestBody?: unknown }>>>>;
}

export interface PublishedRequests {
  /** The published path that a request's path fits, as `POST /channels/{channel_id}/messages`; undefined for none. */
  readonly routeOf: (request: Pick<RecordedRequest, 'method' | 'path'>) => string | undefined;
  /** What of the request's body does not fit the description; empty when all is well. */
  readonly faultsOf: (request: RecordedRequest) => readonly string[];
}

/** Reads the description; undefined where it is not. */
export function openPublishedRequests(): PublishedRequests | undefined {
  if (!existsSync(DESCRIPTION)) return undefined;
  const description = JSON.parse(readFileSync(DESCRIPTION, 'utf8')) as Description;
  const ajv = new Ajv2020({ strict: false, validateFormats: false, allErrors: true });
  ajv.addSchema(description, 'discord');
  // A path in so many words stands before one with a name in its place: `@original` before `{message_id}`.
  const templates = Object.keys(description.paths)
    .map((template) => ({ template, pattern: patternOf(template) }))
    .sort((one, other) => namesIn(one.template) - namesIn(other.template));
  const templateOf = ({ method, path }: Pick<RecordedRequest, 'method' | 'path'>): string | undefined => {
    const plain = decodeURIComponent((path.split('?')[0] ?? '').replace(API_PATH, ''));
    const fits = ({ template, pattern }: { template: string; pattern: RegExp }) =>
      pattern.test(plain) && description.paths[template]?.[method.toLowerCase()] !== undefined;
    return templates.find(fits)?.template;
  };
  const validators = new Map<string, ValidateFunction>();
  const validatorOf = (method: string, template: string): ValidateFunction => {
    const place = `/paths/${template.replaceAll('/', '~1')}/${method}/requestBody/content/application~1json/schema`;
    const validate = validators.get(place) ?? ajv.compile({ $ref: `discord#${encodeURI(place)}` });
    validators.set(place, validate);
    return validate;
  };
  return {
    routeOf: (request) => {
      const template = templateOf(request);
      return template === undefined ? undefined : `${request.method} ${template}`;
    },
    faultsOf: (request) => {
      const template = templateOf(request);
      if (template === undefined) return ['no such path is published'];
      const method = request.method.toLowerCase();
      const takesBody = description.paths[template]?.[method]?.requestBody !== undefined;
      if (request.body === undefined) return [];
      if (!takesBody) return ['a body where none is taken'];
      const validate = validatorOf(method, template);
      validate(withBitsAsNumbers(request.body));
      return (validate.errors ?? [])
        .slice(0, FAULTS_TOLD_MAX)
        .map(({ instancePath, message, params }) => `${instancePath} ${message} ${JSON.stringify(params)}`);
    },
  };
}

/**
 * The one place where the description differs from the pages of documentation, and from what Discord takes: permissions
 * of commands are bits in a text ("Bit sets are serialised as strings"), which it calls an integer.
 */
function withBitsAsNumbers(body: unknown): unknown {
  const isBits = (key: string, value: unknown) => key === 'default_member_permissions' && /^\d+$/u.test(String(value));
  return JSON.parse(JSON.stringify(body), (key, value) => (isBits(key, value) ? Number(value) : value));
}

const namesIn = (template: string): number => template.split('{').length;

function patternOf(template: string): RegExp {
  return new RegExp(`^${template.replaceAll(/\{\w+\}/g, '[^/]+')}$`, 'u');
}
