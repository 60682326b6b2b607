// Finds the places that keys were given in the tail: by the key, by the number of its stem, and by lists of keys that many articles share.

import { stemEpoch, stemOf } from '../text/understand.ts';

const FIRST_STEMS = 4_096;

/** Places for keys; `newPlace` gives the next, never 0. */
export function createKeyPlaces(newPlace: () => number) {
  const keys = new Map<string, number>();
  /** By the number of a stem: the place of its key, or 0; good for one epoch of the numbers. */
  let placesOfStems = new Int32Array(FIRST_STEMS);
  let epoch = stemEpoch();
  const placesOfLists = new WeakMap<readonly string[], Int32Array>();

  function placeOf(key: string): number {
    const known = keys.get(key);
    if (known !== undefined) return known;
    const place = newPlace();
    keys.set(key, place);
    return place;
  }

  return {
    keys,
    placeOf,
    placeOfStem(stem: number): number {
      if (epoch !== stemEpoch()) {
        placesOfStems.fill(0);
        epoch = stemEpoch();
      }
      while (stem >= placesOfStems.length) placesOfStems = doubled(placesOfStems);
      const known = placesOfStems[stem] as number;
      if (known !== 0) return known;
      const place = placeOf(stemOf(stem));
      placesOfStems[stem] = place;
      return place;
    },
    placesOfList(own: readonly string[]): Int32Array {
      const known = placesOfLists.get(own);
      if (known !== undefined) return known;
      const places = Int32Array.from(own, placeOf);
      placesOfLists.set(own, places);
      return places;
    },
  };
}

/** Numbers with as much room again behind them. */
export function doubled(numbers: Int32Array<ArrayBuffer>): Int32Array<ArrayBuffer> {
  const larger = new Int32Array(numbers.length * 2);
  larger.set(numbers);
  return larger;
}
