// Completion while a person types: never more than Discord takes, and never an error.

import type { AutocompleteInteraction } from 'discord.js';
import type { Action, Asker } from './command.ts';
import { CHOICE_CHARACTERS_MAX, CHOICES_MAX, COMPLETION_MS_MAX } from './limits.ts';
import type { Log } from './needs.ts';
import { isBlank, plainOutside } from './quote-outside.ts';
import { readOptionValues } from './read-interaction.ts';

/**
 * Offers what the option's completion gives, or nothing: when it fails, takes too long, or the asker may not use the
 * action. False when it failed.
 */
export async function complete(
  interaction: AutocompleteInteraction,
  action: Action | undefined,
  asker: Asker | undefined,
  log: Log,
): Promise<boolean> {
  try {
    const focused = interaction.options.getFocused(true);
    const option = action?.options?.find(({ name }) => name === focused.name);
    const isAllowed = asker !== undefined && (action?.moderators !== true || asker.isModerator);
    const found =
      option?.complete === undefined || !isAllowed
        ? []
        : await Promise.race([
            option.complete(String(focused.value), asker, readOptionValues(interaction, action?.options ?? [])),
            nothingAfter(COMPLETION_MS_MAX),
          ]);
    await interaction.respond(toChoices(found));
    return true;
  } catch (error) {
    log.warn('A completion failed', { what: 'completion', command: interaction.commandName, err: error });
    if (!interaction.responded) await interaction.respond([]).catch(() => undefined);
    return false;
  }
}

/** At most 25, each once; those longer than a choice may be are left out, for a cut one would be another text. */
function toChoices(values: readonly string[]): readonly { readonly name: string; readonly value: string }[] {
  return [...new Set(values)]
    .filter((value) => value.length <= CHOICE_CHARACTERS_MAX && !isBlank(value))
    .slice(0, CHOICES_MAX)
    .map((value) => ({ name: plainOutside(value, CHOICE_CHARACTERS_MAX), value }));
}

function nothingAfter(timeMs: number): Promise<readonly string[]> {
  return new Promise((resolve) => {
    setTimeout(() => resolve([]), timeMs).unref();
  });
}
