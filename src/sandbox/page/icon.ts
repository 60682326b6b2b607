// Small signs drawn by the page itself, because not every system has a font for them.

const SVG = 'http://www.w3.org/2000/svg';

/** Each a path in a square of 20; they take the colour of the text beside them. */
const PATHS = {
  announcement: 'M3 8v4h3l7 4V4L6 8H3zm12-1v6a4 4 0 0 0 0-6zM6 13l1 4h2l-1-4z',
  forum: 'M3 3h11v8H7l-4 3zm13 4h2v10l-3-3H8v-2h8z',
  eye: 'M10 5c4 0 7 3 8 5-1 2-4 5-8 5s-7-3-8-5c1-2 4-5 8-5zm0 2a3 3 0 1 0 0 6 3 3 0 0 0 0-6z',
  pin: 'M7 2h6l-1 6 3 3v2h-4v5l-1 1-1-1v-5H5v-2l3-3z',
  file: 'M5 2h7l4 4v12H5zm6 1.500V7h3.500z',
} as const;

export type IconName = keyof typeof PATHS;

/** Takes a sign's name, gives it; hidden from screen readers, so the words beside it must say what it means. */
export function icon(name: IconName): SVGSVGElement {
  const drawn = document.createElementNS(SVG, 'svg');
  const path = document.createElementNS(SVG, 'path');
  drawn.setAttribute('viewBox', '0 0 20 20');
  drawn.setAttribute('class', 'icon');
  drawn.setAttribute('aria-hidden', 'true');
  path.setAttribute('d', PATHS[name]);
  path.setAttribute('fill-rule', 'evenodd');
  drawn.append(path);
  return drawn;
}
