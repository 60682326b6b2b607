// Thirty questions about the real article, written down with their answers before any of them was asked. Only short
// answer words stand here, not the article's text. `answer` must stand in the slot or in the sentences shown; where
// `slot` is true, in the slot itself. Without `answer` the article does not tell it, and Dateline has to say so.

export interface KeyedQuestion {
  readonly question: string;
  readonly answer?: RegExp;
  readonly slot?: true;
}

export const REAL_ARTICLE_QUESTIONS: readonly KeyedQuestion[] = [
  { question: 'Where are the ISIS camps located?', answer: /45\s?km south of Sirte/u },
  {
    question: 'How many fighters are believed to have been killed in the airstrikes?',
    answer: /around 90/u,
    slot: true,
  },
  { question: 'How many ISIS members are left in Libya?', answer: /couple of hundred/u },
  { question: 'Who took the surviving fighters for interrogation?', answer: /al-Bunyan al-Marsus/u },
  { question: 'When did one hundred more families begin to return to Sirte?', answer: /18 February 2017/u, slot: true },
  { question: 'Who is Fayez al-Serraj?', answer: /Prime Minister/u, slot: true },
  { question: 'Who is Khalifa Haftar?', answer: /Marshall/u },
  { question: 'Did Serraj request support from NATO?', answer: /requested support from NATO/u },
  { question: 'When did Serraj ask NATO for support?', answer: /16 February 2017/u, slot: true },
  {
    question: 'Which countries’ foreign ministers issued a declaration on Libya?',
    answer: /Tunisia, Algeria and Egypt/u,
  },
  { question: 'Where did the foreign ministers meet?', answer: /Tunis/u, slot: true },
  { question: 'Who met the French ambassador?', answer: /Alaref al-Khoja/u },
  { question: 'What did the French ambassador and al-Khoja discuss?', answer: /support for the GNA/u },
  { question: 'When was ISIS evicted from Sirte?', answer: /December/u, slot: true },
  { question: 'Which brigade is securing Sirte?', answer: /604/u },
  { question: 'What happened on 18 February 2017?', answer: /one hundred more families/u },
  { question: 'What is known about the mayor of Sirte?', answer: /whereabouts.*unknown/u },
  { question: 'What does HSC stand for?', answer: /High State Council/u },
  { question: 'Where will the summit of the three presidents be held?', answer: /Algeria/u, slot: true },
  { question: 'Did Egypt succeed in bringing Serraj and Haftar together in Cairo?', answer: /failed/u },
  { question: 'Who is Aguila Saleh?' },
  { question: 'How many civilians were killed in the airstrikes?' },
  { question: 'What did Serraj say about the airstrikes?' },
  { question: 'When did Waldhauser visit Tripoli?' },
  { question: 'What happened on 19 February 2017?' },
  { question: 'Who abducted the mayor of Sirte?' },
  { question: 'What did Haftar say in Cairo?' },
  { question: 'How many US soldiers are in Libya?' },
  { question: 'Which NATO official answered Serraj’s request?' },
  { question: 'Where was Haftar born?' },
];
