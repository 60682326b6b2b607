// The picture of a feed's item: from Media RSS, else an enclosure, else iTunes, else the first one in its text.

interface Sized {
  readonly url?: string;
  readonly width?: number;
}

interface MediaContent extends Sized {
  readonly type?: string;
  readonly medium?: string;
  readonly thumbnails?: readonly Sized[];
}

/** As feedsmith reads the elements of Media RSS. */
export interface Media {
  readonly contents?: readonly MediaContent[];
  readonly thumbnails?: readonly Sized[];
  readonly groups?: readonly { readonly contents?: readonly MediaContent[]; readonly thumbnails?: readonly Sized[] }[];
}

interface Enclosure {
  readonly url?: string;
  readonly type?: string;
}

/** Gives the address of the largest picture that the item names; undefined when it names none. */
export function pictureOf(item: {
  readonly media?: Media | undefined;
  readonly enclosures?: readonly Enclosure[] | undefined;
  readonly itunesImage?: string | undefined;
}): string | undefined {
  return pictureIn(item.media) ?? item.enclosures?.find(isPicture)?.url ?? item.itunesImage;
}

function pictureIn(media: Media | undefined): string | undefined {
  const groups = media?.groups ?? [];
  const contents = [...(media?.contents ?? []), ...groups.flatMap((group) => group.contents ?? [])];
  const thumbnails = [
    ...(media?.thumbnails ?? []),
    ...groups.flatMap((group) => group.thumbnails ?? []),
    ...contents.flatMap((content) => content.thumbnails ?? []),
  ];
  return largest(contents.filter(isPicture)) ?? largest(thumbnails);
}

/** By what it is said to be; by its ending where nothing is said. */
function isPicture({ medium, type, url }: MediaContent): boolean {
  if (medium !== undefined) return medium === 'image';
  if (type !== undefined && type !== '') return type.startsWith('image/');
  return /\.(?:jpe?g|png|webp|gif|avif)(?:[?#]|$)/i.test(url ?? '');
}

/** The first of the widest; those of no stated width come last. */
function largest(pictures: readonly Sized[]): string | undefined {
  let best: Sized | undefined;
  for (const picture of pictures) if (best === undefined || (picture.width ?? 0) > (best.width ?? 0)) best = picture;
  return best?.url;
}
