// Invented news, and thirty pairs of questions over it: one that it answers, one that differs in a name, a word, a
// relation or a day and that it does not answer. Nothing in them is true of anybody.

import type { Told } from '../kit/memory-articles.ts';

export const NEAR_NEWS: readonly Told[] = [
  {
    id: 'election',
    title: 'Moreno wins Calvera vote',
    source: 'Calvera Post',
    publishedDay: '2025-05-12',
    text: 'Lucia Moreno won the election for mayor of Calvera on 11 May 2025. She beat the lawyer Henrik Dahl by 412 votes. Dahl, who lost the election, congratulated Moreno on Sunday night. In Brisa the election was cancelled after a fire at the town hall.',
  },
  {
    id: 'fire',
    title: 'Fire in Brisa',
    source: 'Coast Daily',
    publishedDay: '2025-05-09',
    text: 'A fire destroyed the town hall of Brisa on 8 May 2025. Three firefighters were injured. The fire chief Omar Nasser said that the cause was not known yet. Residents of Calvera sent blankets to Brisa.',
  },
  {
    id: 'bridge',
    title: 'New bridge for Talmen',
    source: 'Calvera Post',
    publishedDay: '2025-04-02',
    text: 'The council of Talmen approved a bridge over the river Sorra on 1 April 2025. The bridge will cost 14 million euros and will be built by the company Arkona Works. The council did not approve the tunnel. The engineer Mina Falk designed the bridge.',
  },
  {
    id: 'theft',
    title: 'Painting stolen in Port Ellin',
    source: 'Coast Daily',
    publishedDay: '2025-03-20',
    text: 'A painting by Jonas Wirth was stolen from the museum of Port Ellin on 18 March 2025. Police arrested two men in Talmen on 19 March 2025. The director of the museum, Carla Stern, offered a reward of 50,000 euros. The painting has not been found.',
  },
  {
    id: 'match',
    title: 'Rovers beat Harbour City',
    source: 'Coast Daily',
    publishedDay: '2025-02-16',
    text: 'Brisa Rovers beat Harbour City 3-1 in the cup final in Talmen on 15 February 2025. Pedro Silva scored two goals for the Rovers. The coach of Harbour City, Anna Lind, resigned after the match.',
  },
  {
    id: 'plant',
    title: 'Arkona closes plant',
    source: 'Calvera Post',
    publishedDay: '2025-01-22',
    text: 'Arkona Works closed its plant in Port Ellin on 20 January 2025. About 320 workers lost their jobs. The union leader Bruno Keller called the decision a scandal. Arkona Works bought the shipyard of Talmen in 2023.',
  },
];

export interface NearMiss {
  /** Answered, with these words in the slot or the sentences. */
  readonly asked: string;
  readonly answer: RegExp;
  /** The same, but for what nobody told. */
  readonly missed: string;
}

const pair = (asked: string, answer: RegExp, missed: string): NearMiss => ({ asked, answer, missed });

export const NEAR_MISSES: readonly NearMiss[] = [
  pair('Who won the election in Calvera?', /Lucia Moreno/u, 'Who won the election in Brisa?'),
  pair('When was the election in Calvera?', /11 May 2025/u, 'When was the election in Talmen?'),
  pair('Who lost the election in Calvera?', /Dahl/u, 'Who lost the election in Port Ellin?'),
  pair('By how many votes did Moreno beat Dahl?', /412/u, 'By how many seats did Moreno beat Dahl?'),
  pair('What destroyed the town hall of Brisa?', /fire/u, 'What destroyed the town hall of Talmen?'),
  pair('When did the fire destroy the town hall?', /8 May 2025/u, 'When did the flood destroy the town hall?'),
  pair('How many firefighters were injured in Brisa?', /Three/u, 'How many firefighters were killed in Brisa?'),
  pair('What did Omar Nasser say about the cause?', /not known yet/u, 'What did Omar Nasser say about the election?'),
  pair('What did residents of Calvera send to Brisa?', /blankets/u, 'What did residents of Talmen send to Brisa?'),
  pair(
    'When did the council of Talmen approve the bridge?',
    /1 April 2025/u,
    'When did the council of Talmen approve the airport?',
  ),
  pair('How much will the bridge cost?', /14 million/u, 'How much will the tunnel cost?'),
  pair('Which company will build the bridge?', /Arkona Works/u, 'Which company will build the tunnel?'),
  pair('Who designed the bridge over the Sorra?', /Mina Falk/u, 'Who painted the bridge over the Sorra?'),
  pair('Did the council approve the bridge?', /^Yes/u, 'Did the council approve the harbour?'),
  pair('Did the council approve the tunnel?', /^No/u, 'Did the council approve the cinema?'),
  pair('Where was the painting stolen?', /Port Ellin/u, 'Where was the painting sold?'),
  pair('When was the painting stolen?', /18 March 2025/u, 'When was the painting restored?'),
  pair('Where did police arrest two men?', /Talmen/u, 'Where did police arrest two women?'),
  pair('Who is Carla Stern?', /director of the museum/iu, 'Who is Clara Voss?'),
  pair('How many men were arrested in Talmen?', /two men/u, 'How many men were released in Talmen?'),
  pair('Who offered a reward of 50,000 euros?', /Carla Stern/u, 'Who claimed the reward of 50,000 euros?'),
  pair('Has the painting been found?', /^No/u, 'Has the sculpture been found?'),
  pair('Where was the cup final played?', /Talmen/u, 'Where was the league final played?'),
  pair('Who scored two goals for the Rovers?', /Pedro Silva/u, 'Who scored two goals for Harbour City?'),
  pair('Why did Anna Lind resign?', /after the match/u, 'Why did Pedro Silva resign?'),
  pair('When did the Rovers beat Harbour City?', /15 February 2025/u, 'When did Harbour City beat the Rovers?'),
  pair('How many workers lost their jobs in Port Ellin?', /320/u, 'How many workers lost their lives in Port Ellin?'),
  pair('When did Arkona Works close its plant?', /20 January 2025/u, 'When did Arkona Works open its plant?'),
  pair('Who called the decision a scandal?', /Bruno Keller/u, 'Who called the decision a triumph?'),
  pair(
    'When did Arkona Works buy the shipyard of Talmen?',
    /2023/u,
    'When did Arkona Works sell the shipyard of Talmen?',
  ),
];
