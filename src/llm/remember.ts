// Remembers a model's replies for a while, so that the same sentences are not written twice.

import { createHash } from 'node:crypto';
import type { Keyv } from 'keyv';
import type { LanguageModel } from './language-model.ts';

// Why a day: a question about the news is asked again within hours; the key holds the evidence, so news breaks it.
const REPLY_TTL_MS = 24 * 60 * 60 * 1000;

/**
 * Wraps a model: an equal task (instructions, material) gives the remembered reply. `replies` is a Keyv with a
 * namespace of its own; `scope` says whose replies they are (endpoint and model), so that another model answers anew. A cache that fails counts as empty. A remembered reply costs nobody anything. Gives the wrapped model; throws what the model throws.
 */
export function rememberReplies(model: LanguageModel, replies: Keyv, scope: string): LanguageModel {
  return {
    async write(task, call) {
      const key = createHash('sha256')
        .update(JSON.stringify([scope, task.name, task.instructions, task.material]))
        .digest('hex');
      const known = task.schema.safeParse(await replies.get(key).catch(() => undefined));
      if (known.success) return known.data;
      const reply = await model.write(task, call);
      await replies.set(key, reply, REPLY_TTL_MS).catch(() => false);
      return reply;
    },
  };
}
