// Tells what a page says of itself from what its article tells: forms, captions, pointers, greetings of a newsletter.

/** Forms and notes of publishers: "Log in, register or subscribe", "Text size", "This story originally appeared in". */
const OF_THE_PAGE =
  /\{\{|\}\}|\b(?:log|sign) ?in\b.{0,30}\b(?:register|subscribe|sign ?up)\b|\b(?:normal|larger?) text size\b|\bsubscribe (?:for free|now|here|to (?:our|the))\b|\bsign up (?:for|to) (?:our|the|get)\b|\b(?:story|article|post|version) (?:of this story )?(?:is|was|has been|originally|first) (?:originally )?(?:part of|appeared|published|updated)\b|\b(?:click|tap|read more|scroll)\b.{0,20}\b(?:here|below|more)\b|\ball rights reserved\b|\bwe may (?:earn|receive)\b|\baffiliate\b|\bcookies?\b.{0,30}\b(?:policy|accept|consent)\b|\btable of contents\b|^here['’](?:s|re) (?:everything|all|what|how|where|when)\b|^what follows\b/iu;

/** What a publication says of itself: "The Gangway is our weekly newsletter about ships", "supported by". */
const OF_THE_PAPER =
  /\bis (?:an?|the|our|(?:\S+ ){1,3}?\S+['’]s) (?:(?:daily|weekly|monthly|regular) )?(?:newsletter|digest|podcast|column|(?:series|collection) of (?:\S+ ){0,3}(?:commentaries|articles|stories|interviews|essays|columns))\b|['’]s newsletter\b|\b(?:supported|sponsored|presented) by\b.{0,60}\b(?:platform|company|provider|maker)\b|^excerpted from\b/iu;

/** "… answers questions in this courtroom sketch", "Photograph: …": what stands under a picture. */
const CAPTION =
  /\b(?:in|on) this (?:\S+ )?(?:photo(?:graph)?|picture|image|sketch|still|illustration|screenshot|combination|handout)\b|\b(?:file (?:photo|image|picture)|pictured|photo(?:graph)? (?:by|:|courtesy)|image (?:credits?|courtesy)|getty images|shutterstock)\b/iu;

/** A picture's caption ends on its day, in the present tense: "A worker sorts parcels in Northport on Aug. 31, 2021." */
const DATED_CAPTION =
  /^(?:An?|The|People|Workers|Visitors|Members|Residents) .*\b(?:is|are|\p{L}{3,}s)\b.*,? (?:on|in) (?:\p{Lu}\p{L}+\.? \d{1,2}, |\d{1,2} \p{Lu}\p{L}+ )(\d{4})\.$/u;

/** Words that point at a place on the page, or greet its readers. */
const POINTS =
  /\b(?:here|below|above)[.!:]["'”’)]*$|^["'“‘]?(?:hi|hiya|hello|welcome|happy \p{L}+day|good morning)\b/iu;

/** Whether a sentence belongs to the page, to a picture or to its reader, and tells nothing of what happened. */
export function isFurniture(text: string, publishedDay: string | undefined): boolean {
  if (/^\[.*\]$/u.test(text.trim())) return true;
  const captionYear = DATED_CAPTION.exec(text)?.[1];
  const isOldPicture =
    captionYear !== undefined && publishedDay !== undefined && captionYear < publishedDay.slice(0, 4);
  return OF_THE_PAGE.test(text) || OF_THE_PAPER.test(text) || CAPTION.test(text) || POINTS.test(text) || isOldPicture;
}
