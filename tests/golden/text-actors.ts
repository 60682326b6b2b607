// Golden pairs for actors: a text and its mentions as "words:KIND", with the key where two namings are one actor.

export interface ActorPair {
  readonly text: string;
  readonly mentions: readonly string[];
}

export const ACTORS: readonly ActorPair[] = [
  { text: 'Raiders of the Islamic State fled. IS fighters shot.', mentions: ['Islamic State:ORG', 'IS:ORG'] },
  { text: 'Oslo Fears IS Raiders Abroad\n\nISIS fled. It IS over.', mentions: ['Oslo:LOC', 'IS:ORG', 'ISIS:ORG'] },
  {
    text: "The Stevedores' Union (SU) warned. The Writers’ Guild agreed. The SU met.",
    mentions: ["Stevedores' Union:ORG", 'SU:ORG', 'Writers’ Guild:ORG', 'SU:ORG'],
  },
  { text: 'It IS true, she said. They did NO harm.', mentions: [] },
  { text: 'ISIS IS HERE.', mentions: [] },
  { text: 'THIS IS A SHOUT.', mentions: [] },
  {
    text: 'The Democratic Organisation (DO) met. DO agreed.',
    mentions: ['Democratic Organisation:ORG', 'DO:ORG', 'DO:ORG'],
  },
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
  { text: 'The Oslo-based firm hired.', mentions: ['Oslo:LOC'] },
  { text: 'Who is Hifter?', mentions: ['Hifter:PER'] },
  { text: 'What did Zorvan say?', mentions: ['Zorvan:PER'] },
  { text: 'Where is Zembla?', mentions: ['Zembla:LOC'] },
  { text: 'Who is NATO?', mentions: ['NATO:ORG'] },
  { text: 'Okafor, the union’s leader, left.', mentions: ['Okafor:PER'] },
  { text: 'They met Al Barker. He took a B.A. in Wildlife Care and an M.D.', mentions: ['Al Barker:PER'] },
  { text: 'The airline ordered ten Boeing 747 jets and a Nordwind N40.', mentions: [] },
  { text: 'They saw "The Harbour Lights" at home. CLICK HERE NOW.', mentions: [] },
  { text: 'She won the Northern Harbour Cup and the Lindgren Prize.', mentions: [] },
  { text: 'The Indian army and the U.S. military agreed.', mentions: ['Indian army:ORG', 'U.S. military:ORG'] },
  { text: 'The Salafist 604 brigade holds the port.', mentions: ['Salafist 604 brigade:ORG'] },
  { text: 'The al-Bunyan al-Qawi forces fled.', mentions: ['al-Bunyan al-Qawi:ORG'] },
  { text: 'He teaches at St. Anne’s School in Bergen.', mentions: ['St. Anne’s School:ORG', 'Bergen:LOC'] },
  { text: 'The Denver Broncos beat Ohio State.', mentions: ['Denver Broncos:ORG', 'Ohio State:ORG'] },
  { text: 'Steve Jobs came. Then Jobs left.', mentions: ['Steve Jobs:PER', 'Jobs:PER'] },
  { text: 'Optimal health. Tight security. Sixty-eight boats sank.', mentions: [] },
  { text: 'The software development kit (SDK) is free. The SDK grows.', mentions: [] },
  {
    text: 'He lives in Southern California near the Ganges river.',
    mentions: ['Southern California:LOC', 'Ganges river:LOC'],
  },
  {
    text: 'The 1st Harbour Division and the 101st Airborne fought.',
    mentions: ['1st Harbour Division:ORG', '101st Airborne:ORG'],
  },
  { text: 'The USS Ada Okoro left Oslo with the oil tanker Northern Lights.', mentions: ['Oslo:LOC'] },
  { text: "Doctors at St. Thomas' Hospital agreed.", mentions: ["St. Thomas' Hospital:ORG"] },
  {
    text: 'The Democratic Harbour Party and the Islamic Relief Agency met.',
    mentions: ['Democratic Harbour Party:ORG', 'Islamic Relief Agency:ORG'],
  },
  { text: 'Ada’s Justice and Harbour Party lost.', mentions: ['Ada:PER', 'Justice and Harbour Party:ORG'] },
  {
    text: 'The Audiencia Nacional ruled against the Banco Norte.',
    mentions: ['Audiencia Nacional:ORG', 'Banco Norte:ORG'],
  },
  {
    text: 'Ngugi wa Okoro and Salim Ould Lind left the University of California, Irvine.',
    mentions: ['Ngugi wa Okoro:PER', 'Salim Ould Lind:PER', 'University of California, Irvine:ORG'],
  },
  {
    text: 'King Harald II met UN Secretary-General Ada Okoro.',
    mentions: ['Harald II:PER', 'UN:ORG', 'Ada Okoro:PER'],
  },
  {
    text: 'The Economic Community of Northern States (ECNS) met.',
    mentions: ['Economic Community of Northern States:ORG', 'ECNS:ORG'],
  },
  { text: 'Jaish al-Nur shelled it while al-Shabaab fled.', mentions: ['Jaish al-Nur:ORG', 'al-Shabaab:ORG'] },
  { text: 'The Northern Armed Forces of Norway met.', mentions: ['Northern Armed Forces of Norway:ORG'] },
  {
    text: "The Farmers' Union and the People's Liberation Front met.",
    mentions: ["Farmers' Union:ORG", "People's Liberation Front:ORG"],
  },
  { text: 'Shares of Harbour Holdings plc fell.', mentions: ['Harbour Holdings plc:ORG'] },
  {
    text: 'Archbishop of Canterbury Ada Barker spoke at St. Anne’s Cathedral.',
    mentions: ['Canterbury:LOC', 'Ada Barker:PER', 'St. Anne’s Cathedral:LOC'],
  },
  { text: 'Ousted Catalan leader Ada Lind stayed.', mentions: ['Ada Lind:PER'] },
  { text: 'Paul "El Lobo" Lind was held.', mentions: ['Paul "El Lobo" Lind:PER'] },
  {
    text: 'Hezb Nordlys, a northern militant group, met Zembla, a town in the south.',
    mentions: ['Hezb Nordlys:ORG', 'Zembla:LOC'],
  },
  { text: 'The rebels seized Zembla.', mentions: ['Zembla:LOC'] },
  { text: 'South Korean troops met a Saudi Arabian court and New Zealanders.', mentions: [] },
  { text: 'The South African Army met.', mentions: ['South African Army:ORG'] },
  {
    text: 'Transport Minister Ada Lind met Trade and Industry Secretary Paul Moreau in the Southern Isles.',
    mentions: ['Ada Lind:PER', 'Paul Moreau:PER', 'Southern Isles:LOC'],
  },
  {
    text: 'Canada beat Trinidad and Tobago in Oslo; Norway and Chad drew.',
    mentions: ['Canada:LOC', 'Trinidad and Tobago:LOC', 'Oslo:LOC', 'Norway:LOC', 'Chad:LOC'],
  },
  { text: 'Managing Director Ada Lind left Nordwind Inc.', mentions: ['Ada Lind:PER', 'Nordwind Inc.:ORG'] },
  { text: 'Native American children met the regulator Zemblat.', mentions: ['Zemblat:ORG'] },
  {
    text: 'Zoridi, the negotiator of the Southern Isles, left.',
    mentions: ['Zoridi:PER', 'Southern Isles:LOC'],
  },
  { text: 'The magazine app Zembla grew. It is on Zembla.', mentions: ['Zembla:ORG', 'Zembla:ORG'] },
  { text: 'Tuareg and Hausa traders met the Yazidis.', mentions: [] },
];

/** Texts in which the named words are all one actor. */
export const ONE_ACTOR: readonly { readonly text: string; readonly words: readonly string[] }[] = [
  { text: 'Ada Okoro arrived. Okoro spoke. Gen. Okoro left.', words: ['Ada Okoro', 'Okoro'] },
  {
    text: 'The Government of Northern Accord (GNA) met. The GNA agreed.',
    words: ['Government of Northern Accord', 'GNA'],
  },
  { text: 'Islamic State left. IS raiders fled.', words: ['Islamic State', 'IS'] },
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
  {
    text: 'Fayez al-Tarhouni spoke. Tarhuni left. Al-Terhuni returned.',
    words: ['Fayez al-Tarhouni', 'Tarhuni', 'Al-Terhuni'],
  },
  { text: 'Gen. Khalifa Haftar agreed. Hifter left.', words: ['Khalifa Haftar', 'Hifter'] },
  { text: 'Moammar Gadhafi fell. Muammar Qaddafi died.', words: ['Moammar Gadhafi', 'Muammar Qaddafi'] },
  { text: 'Salim Hamdan Lind, known as Hemlo, fled. Hemlo denied it.', words: ['Salim Hamdan Lind', 'Hemlo'] },
  { text: 'Ada Okoro, better known by her stage name Lumi, sang.', words: ['Ada Okoro', 'Lumi'] },
  {
    text: 'The Justice and Harbour Party (AHP) lost. The AHP will appeal.',
    words: ['Justice and Harbour Party', 'AHP'],
  },
  { text: 'The National Movement for Harbours (MNH) met. MNH left.', words: ['National Movement for Harbours', 'MNH'] },
  { text: 'John S. Barker won. John Barker smiled.', words: ['John S. Barker', 'John Barker'] },
];

/** Texts in which the two named words are two actors. */
export const TWO_ACTORS: readonly { readonly text: string; readonly words: readonly [string, string] }[] = [
  { text: 'Ada Okoro met Paul Moreau.', words: ['Ada Okoro', 'Paul Moreau'] },
  { text: 'John Martin met Ann Morton.', words: ['John Martin', 'Ann Morton'] },
  { text: 'The Harbour Council (AP) met.', words: ['Harbour Council', 'AP'] },
  { text: 'Ada Okoro (UMP) left.', words: ['Ada Okoro', 'UMP'] },
  { text: 'Mr. Miller met Ada Mueller.', words: ['Miller', 'Ada Mueller'] },
  { text: 'The Interior Ministry and the Defense Ministry agreed.', words: ['Interior Ministry', 'Defense Ministry'] },
];
