// Given names that only men, or only women, bear in the languages of the news: enough to tell that "he" is not Maria.

import { wordSet } from './word-set.ts';

// Names that both bear somewhere (Andrea, Jean, Kim, Alex, Robin, Sasha) are in neither list.
const WOMEN = wordSet(`
  abigail ada adele agnes aisha alexandra alice alicia alison amanda amelia amina amy ana anastasia angela angelina
  anita anna anne annie ayesha barbara beatrice benazir bernadette beth betty brenda brigitte bridget camila carmen
  carol carolina caroline carolyn catalina catherine cecilia charlotte christina christine claudia condoleezza cristina
  cynthia deborah denise diana dilma dorothy edith elena elisabeth elizabeth ella ellen emily emma erika esther eva
  evelyn fatima fatou fiona florence frances francesca gabriela gloria grace greta hannah heather heidi helen helena
  hillary ida ingrid irene isabel isabella jacinda jane janet jennifer jessica joan joanna josephine joyce juanita judith julia
  juliana julie karen karin kate katharina katherine kathleen katie kayla kirsten kristalina kristina laura leila lena
  lily linda lisa liz louise lucia lucy luisa lydia madeleine magdalena mamie margaret margarita maria marie marina martha mary
  maryam megan melania melinda melissa mercedes michelle miriam monica nadia nancy naomi natalia natalie natasha nicole
  nina noor nora olga olivia patricia paula pauline penelope priya rachel rebecca renate rita rosa rose ruth
  samantha sandra sara sarah sheila silvia sofia sonia sophia sophie stella stephanie susan susana svetlana sylvia tamara
  tatiana teresa theresa tina ursula valentina vanessa vera veronica victoria viktoria virginia vivian wanda wendy yasmin
  yulia yvonne zainab zoe
`);
const MEN = wordSet(`
  aaron abdul abdullah abraham adam adrian ahmad ahmed alan albert alberto alejandro aleksandr alexander alexei alfred ali
  andreas andrei andrew andriy antoine anthony antonio antony arnold arthur barack benjamin bernard bill bob boris brad
  bradley brendan brian bruce carl carlos charles christopher colin craig daniel dave david dennis derek diego dieter
  dimitri dmitri dmitry donald douglas duncan ed eduardo edward emmanuel enrique eric ernesto fayez felipe fernando francisco
  franklin frank frederick friedrich gavin geoffrey george gerald gerhard giovanni giuseppe gordon graham greg gregory
  gustavo guy hamid hans harold harry hassan hector heinrich helmut henry herbert howard hugo hussein ian ibrahim igor
  isaac ivan jack jacob jacques jaime james jason javier jeff jeffrey jeremy jerome jerry jim joaquin joe joel john
  johannes jonathan jorge jose joseph joshua juan julian julio justin karl keith kenneth kevin khalid khalifa klaus kofi lars
  larry lawrence leonard leonid luca lukas luis luiz mahmoud manuel marc marco marcus mario mark markus martin matteo
  matthew michael miguel mikhail mohamed mohammad mohammed muhammad mustafa nathan neil nelson nicholas nigel nikolai
  oleg olaf omar oscar oskar otto pablo patrick paul pedro peter petro philip philipp phillip pierre rafael ralph ramon
  raymond ricardo richard robert roberto rodrigo roger roland ronald rupert salman samuel scott sean sebastian sergei
  sergey sergio seth shinzo silvio simon stefan stephen steve steven stuart sven terence thomas tim timothy tom tony
  umar vasily viktor vincent vladimir volodymyr walter warren werner wilhelm william winston wolfgang yitzhak yousef
  youssef yuri yusuf
`);

/**
 * Whether "he" or "she" cannot mean the person of that folded name: its given name is borne by the others alone. False
 * for a surname alone, for names that both bear or that no list holds, and for any other word.
 */
export function isOtherGender(pronoun: string, name: string): boolean {
  const given = name.includes(' ') ? name.slice(0, name.indexOf(' ')) : '';
  if (given === '') return false;
  const word = pronoun.toLowerCase();
  return word === 'he' ? WOMEN.has(given) : word === 'she' && MEN.has(given);
}
