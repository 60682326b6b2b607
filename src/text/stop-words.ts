// The words of English that carry no content of their own; a search drops them.

/**
 * Folded as terms are: lower case, contractions without their apostrophe, or without its tail where that makes no word of
 * the news ("won", "Don", "Shan" are searched for).
 */
export const ENGLISH_STOP_WORDS: ReadonlySet<string> = new Set(
  `a about above after again against all also am an and any are aren as at be because been before being below between
  both but by can cannot could couldn did didn do does doesn doing down during each either else ever few for from
  further had hadn has hasn have haven having he her here hers herself him himself his how however i if in into is isn
  it its itself just let ll me might more most much must my myself neither no nor not now of off on once only or other
  ought our ours ourselves out over own per re s same shall she should shouldn since so some such t than that the their
  theirs them themselves then there therefore these they this those though through thus to too under until up upon us ve
  very via was wasn we were weren what whatever when where whether which while who whom whose why will with within
  without would wouldn yet you your yours yourself yourselves
  arent cant couldnt didnt doesnt dont hadnt hasnt havent im isnt ive mustnt shant shouldnt theyre theyve wasnt werent
  wont wouldnt youre youve`
    .trim()
    .split(/\s+/),
);
