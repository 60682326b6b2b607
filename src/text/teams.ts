// Sports teams and clubs by name, and how a team's name is built.

import type { Token } from './name-tokens.ts';
import { isPlace, isState } from './places.ts';
import { phraseSet, wordSet } from './word-set.ts';

/** Teams that the news calls by one word; lower case. Words that are usual elsewhere are left out. */
const TEAM_NAMES = wordSet(`
  bengals broncos buccaneers colts cowboys dolphins jaguars packers patriots raiders ravens redskins seahawks steelers
  texans falcons panthers vikings chargers 49ers commanders bears bills browns
  celtics knicks lakers mavericks pacers pelicans pistons raptors spurs timberwolves cavaliers clippers grizzlies 76ers
  astros athletics braves brewers cubs diamondbacks dodgers guardians mariners marlins mets orioles padres phillies
  yankees rockies royals
  avalanche blackhawks bruins canadiens canucks flyers islanders maple oilers penguins sabres senators
  bundesliga serie ligue wallabies springboks gunners barca psg juve
`);

const CLUBS = phraseSet(`
  bayern munich, bayern, borussia dortmund, dortmund, schalke, werder bremen, real madrid, atletico madrid, barcelona fc,
  fc barcelona, sevilla, valencia cf, villarreal, real sociedad, athletic bilbao, ac milan, inter milan, as roma, lazio,
  napoli, fiorentina, atalanta, paris saint-germain, psg, marseille fc, olympique lyonnais, lille osc, ajax,
  ajax amsterdam, psv eindhoven, psv, feyenoord, benfica, sporting lisbon, fc porto, celtic, rangers, aston villa,
  crystal palace, nottingham forest, west ham, west bromwich albion, tottenham hotspur, spurs, fulham, brentford,
  brighton, bournemouth, wolves, wolverhampton wanderers, bolton wanderers, blackburn rovers, queens park rangers,
  sheffield wednesday, leicester city, manchester city, man city, man united, man utd, norwich city, hull city, stoke city,
  cardiff city, swansea city, bristol city, birmingham city, coventry city, galatasaray, fenerbahce, besiktas,
  boca juniors, river plate, flamengo, palmeiras, santos fc, inter miami, la galaxy, al ahly, zamalek, al hilal, al nassr,
  green bay packers, boston red sox, red sox, white sox, blue jays, red wings, maple leafs, miami heat, orlando magic,
  utah jazz, oklahoma city thunder, all blacks, brooklyn nets, new jersey nets, golden state warriors, tampa bay rays
`);

/** Whether the whole name is a team's: "Broncos", "Aston Villa", "Kansas City Chiefs", "Ohio State". */
export function isTeam(words: readonly Token[]): boolean {
  if (words.length === 1) return TEAM_NAMES.has(words[0]?.lower ?? '') || CLUBS.has(words[0]?.lower ?? '');
  const lowers = words.map(({ lower }) => lower);
  const whole = lowers.join(' ');
  if (CLUBS.has(whole)) return true;
  const [first, second] = lowers;
  // "Ohio State": the university's team, but "Washington State" and "New York State" are places too.
  if (lowers.length === 2 && second === 'state')
    return (isState(first ?? '') || first === 'penn') && !/^(?:washington|new york)$/.test(first ?? '');
  const last = lowers.at(-1) ?? '';
  const home = lowers.slice(0, -1).join(' ');
  return (TEAM_NAMES.has(last) || (/[a-z]{3}s$/.test(last) && !NO_TEAMS.has(last))) && isHome(home);
}

/** Plurals after a town that make no team. */
const NO_TEAMS = wordSet(
  'islands mountains hills heights falls springs rapids beaches times news airlines airways authorities officials police systems industries holdings paris motors lakes plains highlands partners',
);

function isHome(home: string): boolean {
  return isPlace(home) || /^(?:green bay|tampa bay|golden state|new england|st\.? louis)$/.test(home);
}
