// Turns columns into fields: what is absent in code is null in a column.

/** Takes a field's name and a column's value; gives the field, or nothing at all when the column is null. */
export function present<Name extends string, Value>(
  name: Name,
  value: Value | null | undefined,
): { readonly [Key in Name]?: Value } {
  return (value === null || value === undefined ? {} : { [name]: value }) as { readonly [Key in Name]?: Value };
}

// Lists of ids are padded to a power of two, so that there are few different statements to keep prepared.
const IDS_AT_ONCE_MAX = 512;

/**
 * Takes ids; gives them in slices of at most 512, each padded to a power of two by repeating its last id.
 * For `where id in (…)`, where an id given twice changes nothing. No slices for no ids.
 */
export function slicesOfIds<Id extends string | number>(ids: readonly Id[]): readonly (readonly Id[])[] {
  const slices: Id[][] = [];
  for (let start = 0; start < ids.length; start += IDS_AT_ONCE_MAX) {
    const slice = ids.slice(start, start + IDS_AT_ONCE_MAX);
    const last = slice.at(-1);
    while (last !== undefined && (slice.length & (slice.length - 1)) !== 0) slice.push(last);
    slices.push(slice);
  }
  return slices;
}

/** Rows are inserted so many at once at most, and in powers of two, for the same reason. */
const ROWS_AT_ONCE_MAX = 32;
// Of ten columns, still far from what a statement takes.
const PADDED_ROWS_MAX = 256;

/** Takes rows; gives them in slices of 32, 16, 8, 4, 2 and 1. No slices for no rows. */
export function slicesOfRows<Row>(rows: readonly Row[]): readonly (readonly Row[])[] {
  const slices: (readonly Row[])[] = [];
  let size = ROWS_AT_ONCE_MAX;
  for (let start = 0; start < rows.length; ) {
    while (size > rows.length - start) size /= 2;
    slices.push(rows.slice(start, start + size));
    start += size;
  }
  return slices;
}

/**
 * Takes rows whose repetition changes nothing (`on conflict do nothing`); gives them in slices of at most 256, each padded
 * to a power of two by repeating its last row: fewer statements than `slicesOfRows`.
 */
export function paddedSlices<Row>(rows: readonly Row[]): readonly (readonly Row[])[] {
  const slices: Row[][] = [];
  for (let start = 0; start < rows.length; start += PADDED_ROWS_MAX) {
    const slice = rows.slice(start, start + PADDED_ROWS_MAX);
    const last = slice.at(-1);
    while (last !== undefined && (slice.length & (slice.length - 1)) !== 0) slice.push(last);
    slices.push(slice);
  }
  return slices;
}
