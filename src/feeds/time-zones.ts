// The zone at the end of a feed's date, as minutes east of Greenwich.

// Abbreviations met in feeds. Where one means several zones, the one of the larger English-language press is taken.
const MINUTES: Readonly<Record<string, number>> = {
  z: 0, gmt: 0, ut: 0, utc: 0, wet: 0,
  et: -300, est: -300, edt: -240, ct: -360, cst: -360, cdt: -300, mt: -420, mst: -420, mdt: -360,
  pt: -480, pst: -480, pdt: -420, akst: -540, akdt: -480, hst: -600, ast: -240, adt: -180, nst: -210, ndt: -150,
  bst: 60, west: 60, cet: 60, met: 60, mez: 60, cest: 120, mest: 120, mesz: 120, eet: 120, sast: 120, cat: 120,
  eest: 180, msk: 180, eat: 180, trt: 180, wat: 60, gst: 240, pkt: 300, ist: 330, wib: 420, ict: 420,
  sgt: 480, hkt: 480, pht: 480, awst: 480, myt: 480, jst: 540, kst: 540, acst: 570, acdt: 630,
  aest: 600, aedt: 660, nzst: 720, nzdt: 780, brt: -180, art: -180, clt: -240,
}; // biome-ignore format: a table reads better in rows

// Offsets in use run from −12:00 to +14:00.
const OFFSET_MINUTES_MAX = 14 * 60;

/**
 * Takes what stands after the time, in lower case ('' when nothing does). Gives minutes east of Greenwich; `whenNone` for '';
 * undefined for what is no zone. A name that is not known counts as UTC, as RFC 5322 (4.3) asks.
 */
export function readZone(text: string, whenNone: number): number | undefined {
  const zone = text.trim().replace(/^\((.*)\)$/, '$1');
  if (zone === '') return whenNone;
  const match = /^([a-z]{1,5})?\s*(?:([+-])(\d{1,2}):?(\d{2})?(?::?\d{2})?)?\s*(?:\([^)]*\))?$/.exec(zone);
  if (match === null) return /^[a-z]+(?:\/[a-z_]+)+$/.test(zone) ? 0 : undefined;
  const [, name, sign, hours, minutes = '0'] = match;
  if (sign === undefined) return name === undefined ? undefined : (MINUTES[name] ?? 0);
  const offset = Number(hours) * 60 + Number(minutes);
  if (offset > OFFSET_MINUTES_MAX || Number(minutes) > 59) return undefined;
  return sign === '-' ? -offset : offset;
}
