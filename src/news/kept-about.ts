// What is kept about one person, counted: what /privacy shows.

export interface KeptAbout {
  /** What they follow by direct message. */
  readonly follows: number;
  /** Days on which they asked the language model, with how many questions: only the days that still count. */
  readonly questionDays: number;
  /** Posted answers to their questions, which follow their articles. */
  readonly answers: number;
  /** Notices that name them, or wait for them. */
  readonly notices: number;
  /** What servers have that bears their name as its maker: feeds, topics, subscriptions, take-downs, decisions. */
  readonly made: number;
  /** Lines of servers' lists of changes. */
  readonly changes: number;
}
