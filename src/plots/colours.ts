// The colours of charts, on a ground of their own: no single colour reads on both Discord's dark and its light page, for a
// text that stands out 4.5 times from each would need a ground that is neither (the two are 12.6 times apart, less than
// 4.5 × 4.5). The ground is dark, as most of Discord's readers have it, and stands out from both pages by its edge.

export const COLOURS = {
  ground: '#1f2430',
  edge: '#747d90',
  text: '#e6e9ef',
  /** Lines behind the bars: there to guide the eye, not to be read. */
  grid: '#3b4254',
  bar: '#5cc8d7',
} as const;
