// Golden pairs for actors: a text and its mentions as "words:KIND", with the key where two namings are one actor.

export interface ActorPair {
  readonly text: string;
  readonly mentions: readonly string[];
}

export const ACTORS: readonly ActorPair[] = [
  { text: 'Gen. Ada Okoro met Mr. Lind in Oslo.', mentions: ['Ada Okoro:PER', 'Lind:PER', 'Oslo:LOC'] },
  {
    text: 'The Ministry of Interior said Okoro had left Norway.',
    mentions: ['Ministry of Interior:ORG', 'Okoro:PER', 'Norway:LOC'],
  },
  { text: "Norway's Prime Minister Ada Okoro spoke.", mentions: ['Norway:LOC', 'Ada Okoro:PER'] },
  { text: 'French President Paul Moreau visited Tunis on Monday.', mentions: ['Paul Moreau:PER', 'Tunis:LOC'] },
  { text: 'Nordwind Inc. bought Solaris Ltd. for $3 million.', mentions: ['Nordwind Inc.:ORG', 'Solaris Ltd.:ORG'] },
  { text: 'He studied at the University of Bergen.', mentions: ['University of Bergen:ORG'] },
  { text: 'Protesters marched. Police watched. However, nobody was hurt.', mentions: [] },
  { text: "I'm sure. Don't ask. Monday is fine.", mentions: [] },
  { text: 'They sailed down the River Glomma to Lake Mjosa.', mentions: ['River Glomma:LOC', 'Lake Mjosa:LOC'] },
  { text: 'The GNA Foreign Minister Salim al-Tarhuni resigned.', mentions: ['GNA:ORG', 'Salim al-Tarhuni:PER'] },
  { text: 'Libyan-led forces hold the town.', mentions: [] },
];

/** Texts in which the named words are all one actor. */
export const ONE_ACTOR: readonly { readonly text: string; readonly words: readonly string[] }[] = [
  { text: 'Ada Okoro arrived. Okoro spoke. Gen. Okoro left.', words: ['Ada Okoro', 'Okoro'] },
  {
    text: 'The Government of Northern Accord (GNA) met. The GNA agreed.',
    words: ['Government of Northern Accord', 'GNA'],
  },
  { text: 'Fayez al-Tarhuni spoke. Tarhuni left.', words: ['Fayez al-Tarhuni', 'Tarhuni'] },
  {
    text: 'Fighters of Islamic State fled. ISIS was beaten. ISIL denied it.',
    words: ['Islamic State', 'ISIS', 'ISIL'],
  },
  { text: 'The United States agreed. The US and the U.S. Senate did too.', words: ['United States', 'US'] },
  {
    text: 'Nordwind Corp. grew. Nordwind hired. Nordwind Corporation paid.',
    words: ['Nordwind Corp.', 'Nordwind', 'Nordwind Corporation'],
  },
  { text: 'John S. Barker won. John Barker smiled.', words: ['John S. Barker', 'John Barker'] },
];

/** Texts in which the two named words are two actors. */
export const TWO_ACTORS: readonly { readonly text: string; readonly words: readonly [string, string] }[] = [
  { text: 'Ada Okoro met Paul Moreau.', words: ['Ada Okoro', 'Paul Moreau'] },
  { text: 'The Interior Ministry and the Defense Ministry agreed.', words: ['Interior Ministry', 'Defense Ministry'] },
];
