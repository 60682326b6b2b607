// What /help says.

export const helpTexts = {
  title: 'Dateline reads the news for this server',
  lines: [
    '**Ask** `/ask question:` answers from the articles, each sentence with its source; it says when it does not know.',
    '**Search** `/search words:` finds articles: `"a phrase"`, `-word`, `OR`, `actor:haftar`, `source:`, `title:`, `date:2017-02` or `date:"last week"` (when it happened), `published:yesterday`, `lang:en`.',
    '**Who is it** `/actor show name:` tells who somebody is, by any of their names: roles with their days, when and with whom they were in the news, what they said.',
    '**On a day** `/on date:` tells what happened on a day, in a week or month, or from one day to another, and what was published then.',
    '**Timeline** `/timeline subject:` tells what somebody did and met with, day by day, with a picture of the coverage; `from:` and `to:` narrow it.',
    '**Briefing** `/briefing` tells what is new since yesterday.',
    '**Follow** `/follow add` tells you of a person, a topic or words by direct message; `/privacy show` says what is kept about you.',
  ],
  moderators: [
    '**For moderators** `/setup` begins; `/feed add` follows a feed, `/feed import` a list of them; `/article remove` takes an article down; `/actor merge` and `/actor split` mend who is who; `/topic create` names a query; `/subscription add` brings briefings to a channel; `/settings` sets the time zone, the moderator role and the notices channel.',
  ],
  promise: '-# Dateline reads no messages: it answers commands only.',
} as const;
