// Trouble on purpose: the next requests that fit are refused, cut off, or stored and then cut off.

/**
 * What goes wrong. `store-then-drop`: the request does its work and the connection is cut before the answer.
 * `store-then-hang`: it does its work and is never answered. `drop`: it is cut before anything is done. `hang`: nothing is done and nothing answered.
 */
export type Mishap =
  | 'drop'
  | 'store-then-drop'
  | 'store-then-hang'
  | 'hang'
  | { readonly status: number; readonly body?: unknown; readonly headers?: Readonly<Record<string, string>> };

export interface Trouble {
  /** Both must fit; a missing one fits all. `path` is a part of the path with its query. */
  readonly match: { readonly method?: string; readonly path?: string };
  readonly mishap: Mishap;
  /** How many requests it befalls; 1 unless said otherwise. */
  readonly times?: number;
}

/** The troubles still to come. */
export interface Troubles {
  readonly add: (trouble: Trouble) => void;
  /** From now on nothing goes wrong. */
  readonly end: () => void;
  /** What befalls this request, counted down; undefined for nothing. The one added first comes first. */
  readonly take: (method: string, path: string) => Mishap | undefined;
}

/** Starts with no trouble. */
export function createTroubles(): Troubles {
  const waiting: { trouble: Trouble; left: number }[] = [];
  return {
    add: (trouble) => {
      waiting.push({ trouble, left: trouble.times ?? 1 });
    },
    end: () => {
      waiting.length = 0;
    },
    take: (method, path) => {
      const found = waiting.find(({ trouble: { match }, left }) => {
        return left > 0 && (match.method ?? method) === method && path.includes(match.path ?? '');
      });
      if (found === undefined) return undefined;
      found.left -= 1;
      return found.trouble.mishap;
    },
  };
}
