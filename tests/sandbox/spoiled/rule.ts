// One rule of Discord's, as a pair: a body that it takes, and the same body spoiled.

/** `refused`: the status, Discord's code and, for a fault in the body, `path: CODE` of the first one. */
export interface Rule {
  readonly name: string;
  readonly good: unknown;
  readonly spoiled: unknown;
  readonly refused: string;
}

/** A rule whose spoiled body is a 50035 with this fault. */
export function rule(name: string, good: unknown, spoiled: unknown, fault: string): Rule {
  return { name, good, spoiled, refused: `400 50035 ${fault}` };
}

/** As many members as asked for. */
export function times<T>(count: number, make: (index: number) => T): T[] {
  return Array.from({ length: count }, (_, index) => make(index));
}

export const V2 = 1 << 15;
export const letters = (count: number): string => 'x'.repeat(count);
