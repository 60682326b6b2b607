// Words of the news that ask and tell the same thing in other forms: irregular verbs, and near synonyms of everyday reports.

/** Each line is one meaning. Only what a reporter may put for the other without saying anything else. */
const MEANINGS: readonly string[] = `
ask asked request requested urge urged appeal appealed call called
begin began begun beginning start started open opened launch launched
buy bought purchase purchased acquire acquired acquisition takeover
choose chose chosen elect elected pick picked name named appoint appointed
close closed closure shut
die died dead death deaths kill killed killing
hurt injured injury injuries wound wounded
meet met meeting meetings talks together
win won winner victory
lose lost loss defeat defeated
leave left departed departure
rise rose risen increase increased climbed grew grow grown growth
fall fell fallen drop dropped decline declined decrease decreased
sell sold sale
send sent
steal stole stolen theft
speak spoke spoken speech
find found discovered discovery
build built construction
catch caught captured seized
hold held
hit struck strike strikes attacked attack bombed bombing
pay paid payment
cost costs price priced worth
quit resign resigned resignation
arrest arrested detain detained detention
abduct abducted abduction kidnap kidnapped
evict evicted eviction expelled driven
replace replaced successor succeed
marry married wedding
sink sank sunk
break broke broken
show showed shown
write wrote written
steer led lead leads head heads headed
cancel cancelled canceled cancellation
delay delayed postponed
promise promised pledge pledged vow vowed
damage damaged destroyed
rescue rescued saved
return returned returning back
plan planned plans
vote voted votes
approve approved approval
reject rejected rejection
fire fired sacked dismissed ousted dismissal
beat beaten
teach taught
fly flew flown
drive drove driven
swim swam swum
sing sang sung
draw drew drawn
eat ate eaten
grow grew grown
know knew known
bring brought
freeze froze frozen
ride rode ridden
throw threw thrown
wear wore worn
fight fought
flee fled
born birth`
  .trim()
  .split(/\n/);

/** What one may have done or not: to a question by yes or no either of them tells something. */
const OPPOSITES: readonly string[] = `
succeed succeeded success successful fail failed failure
win won victory lose lost defeat
approve approved approval reject rejected rejection
open opened close closed shut
rise rose increase increased fall fell drop dropped
agree agreed refuse refused
accept accepted refuse refused rejected
arrive arrived leave left`
  .trim()
  .split(/\n/);

function readMeanings(lines: readonly string[]): ReadonlyMap<string, ReadonlySet<string>> {
  const likes = new Map<string, Set<string>>();
  for (const line of lines) {
    const words = line.split(' ');
    for (const word of words) likes.set(word, new Set([...(likes.get(word) ?? []), ...words]));
  }
  return likes;
}

const SAME = readMeanings(MEANINGS);
const OPPOSITE = readMeanings(OPPOSITES);

/** The words, folded, that may stand for a word; itself is not among them where none may. `isEither`: its opposites too. */
export function likeWords(word: string, isEither: boolean): readonly string[] {
  return [...(SAME.get(word) ?? []), ...(isEither ? (OPPOSITE.get(word) ?? []) : [])];
}

/** What stands at the other end of a word's line: none of its own meaning. */
export function likeOpposites(word: string): readonly string[] {
  const same = SAME.get(word) ?? new Set([word]);
  return [...(OPPOSITE.get(word) ?? [])].filter((other) => !same.has(other) && !other.startsWith(word.slice(0, 4)));
}

/** Verbs and nouns that say little: a sentence answers without them. */
export const LIGHT_WORDS: ReadonlySet<string> = new Set(
  `be do did does have has had get got go goes went gone come came make made take took taken give gave bring brought put
  hold held keep kept happen happened occur occurred occurring stand stands locate located situated near exist
  exists use used see seen seem let set mean means total kind sort name names called many much number people person
  persons place time day date year month week today now currently still already ever exactly really first new last next
  long old far big large big one ones thing things way part going due planned expected scheduled
  bringing making taking getting going putting giving play played plays playing first currently recently finally`.split(
    /\s+/,
  ),
);
