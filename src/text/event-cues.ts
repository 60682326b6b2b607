// The English words by which a clause tells whether it reports an event, and of which kind it is.

import { wordSet } from './word-set.ts';

/** Past forms that do not end in -ed; those that are also present forms ("put", "cut", "read") are in, for news tells. */
const IRREGULAR_PAST = `
  was were had did said told came became went took began met held made left got saw gave won lost struck hit shot led sent
  fell rose spoke wrote broke drove flew froze grew knew ran sank sang shook shut spent stood stole swept swore swam tore
  threw wore woke withdrew chose caught brought bought built burnt fought found sought taught thought dealt drew ate fed
  felt fled hid heard kept laid lay lent lit meant paid put cut set quit read rode slept slid sold split spread stuck
  swung understood undertook upheld overthrew overcame outlawed bid beat bent bit bled blew bound bred burst cast clung
  crept dug dove forbade forgot forgave hung hurt knelt leapt let rang sat shed shone shrank sprang stung wept wound
`;

/** Participles that do not end in -ed and open a side clause: ", built in 1931,". */
const IRREGULAR_PARTICIPLES =
  'built held born known made led won lost seen taken given written begun shot hit found sold bought told brought caught drawn driven fought grown hidden kept laid left lent meant paid put sent set shown shut spent stolen struck sworn taught thrown torn understood worn';

export const PAST_VERBS: ReadonlySet<string> = wordSet(IRREGULAR_PAST);
export const PARTICIPLES: ReadonlySet<string> = wordSet(IRREGULAR_PARTICIPLES);

/** Words in -ed that are no verbs, or describe: "the united front", "an armed man". */
export const NO_PAST: ReadonlySet<string> = wordSet(`
  hundred united armed naked sacred wicked indeed speed need feed seed weed breed deed bed red shed embed exceed proceed
  succeed alleged so-called supposed displaced related unprecedented limited advanced wounded injured
`);

/** Verbs of saying by which something is done: what they promise is still to come, the deed is the news. */
export const SPEECH = wordSet(`
  estimated described called spoke speaking cited quoted tweeting adding saying telling boasted cautioned countered
  declined defended expressed offered pledged pointed praised rejected revealed reiterated underlined welcomed according
  agreed decided ordered proposed demanded threatened signalled signaled disclosed recounted learned learnt found showed
  shows heard
`);

/** A main clause with one of these tells no event of the day: what may be, should be, will be or used to be. */
export const UNREAL =
  /\b(?:would|could|should|might|may|can|cannot|must|ought|will|shall|used to|if|unless|whether)\b|n['’]t\shave\b|['’]ll\b/i;

/** Habits and old facts: true on the day of publication, but not its news. */
export const HABIT =
  /\b(?:often|usually|always|sometimes|typically|normally|generally|traditionally|regularly|rarely|seldom|frequently|historically|originally|formerly|once|long|never)\b|\b(?:was|were) born\b|\bgrew up\b|\bbegan (?:his|her|its|their) career\b|\bknown (?:as|for)\b/i;

/** Words by which a sentence goes on from the day of the one before it. */
export const GOES_ON_IN_TIME =
  /^["“]?(?:(?:(?:an?|one|two|three|four|five|six|seven|eight|nine|ten|several|a few|\d{1,2})\s(?:hours?|minutes?|seconds?)|hours|minutes|moments|shortly|soon|immediately)\s(?:later|after(?:wards?)?)|later|then|afterwards?|soon|meanwhile|earlier)\b/i;
