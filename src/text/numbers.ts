// Finds numbers with what they count and how surely they are said.

/** A number in a text: "around 90 fighters are believed" has value 90, hedge "around", noun "fighters". */
export interface NumberMention {
  readonly start: number;
  readonly end: number;
  readonly text: string;
  readonly value: number;
  readonly hedge?: string;
  readonly noun?: string;
}
export function findNumbers(_text: string): NumberMention[] {
  return [];
}
