// A person attaches files to a command: they are kept on this server, and the bot is told their ids and addresses.

import { makeSecret } from './make-secret.ts';
import type { TypedOption } from './page-protocol.ts';
import type { Channel, State } from './state.ts';
import type { Wire } from './wire.ts';

/** Discord's type of an option that takes a file. */
const FILE_OPTION = 11;
const FILE_NAME = 'attached.txt';

/**
 * Keeps what was given for options that take a file: the text of the file. Gives the options with the files' ids in
 * place of it, and the `attachments` by id; none when no file was given.
 */
export function attachFiles(
  state: State,
  channel: Channel,
  options: readonly TypedOption[],
): { readonly options: TypedOption[]; readonly attachments?: Wire } {
  const attachments: Wire = {};
  const keep = (option: TypedOption): TypedOption => {
    if (option.options !== undefined) return { ...option, options: option.options.map(keep) };
    if (option.type !== FILE_OPTION) return option;
    const { id, attachment } = keepFile(state, channel, String(option.value));
    attachments[id] = attachment;
    return { ...option, value: id };
  };
  const kept = options.map(keep);
  return Object.keys(attachments).length === 0 ? { options: kept } : { options: kept, attachments };
}

/** Keeps the text of a file that a person gives; gives its id and the attachment as the bot is told of it. */
export function keepFile(
  state: State,
  channel: Channel,
  text: string,
): { readonly id: string; readonly attachment: Wire } {
  const id = state.nextId();
  const bytes = new TextEncoder().encode(text);
  const path = `/attachments/${channel.id}/${id}/${makeSecret(state.random)}/${FILE_NAME}`;
  state.files.set(path, { bytes, type: 'text/plain' });
  const url = state.origin + path;
  const size = bytes.length;
  return { id, attachment: { id, filename: FILE_NAME, size, url, proxy_url: url, content_type: 'text/plain' } };
}
