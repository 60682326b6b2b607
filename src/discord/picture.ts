// A picture in a message: the gallery that shows it, with its text alternative, and the file that goes with it.

import type { MediaGallery } from './components.ts';
import { ALTERNATIVE_CHARACTERS_MAX } from './limits.ts';
import { plainOutside } from './quote-outside.ts';

const PICTURE_NAME = 'picture.png';

export interface Picture {
  readonly gallery: MediaGallery;
  readonly file: { readonly name: string; readonly bytes: Uint8Array };
}

/** Takes a PNG and what it shows in words. */
export function drawPicture(png: Uint8Array, alternative: string): Picture {
  const description = plainOutside(alternative, ALTERNATIVE_CHARACTERS_MAX);
  return {
    gallery: { type: 12, items: [{ media: { url: `attachment://${PICTURE_NAME}` }, description }] },
    file: { name: PICTURE_NAME, bytes: png },
  };
}
