// Folds the names that people gave, so that they are found as they are typed.

/** A given name is compared case and accents aside; the finer points of folding are those of names found in articles. */
export function foldGiven(name: string): string {
  return name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/['’ʼ`.]/g, '')
    .replace(/[^\p{L}\p{N}&]+/gu, ' ')
    .trim();
}
