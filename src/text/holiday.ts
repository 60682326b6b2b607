// What a holiday is: its names and its day in each year.

export interface Holiday {
  /** A pattern without case; `{_}` is a space; an apostrophe may be left out. */
  readonly names: string;
  /** The day number of the feast in a year; NaN when it is not known. */
  readonly day: (year: number) => number;
  /** How many days it lasts; one when absent. */
  readonly days?: number;
}
