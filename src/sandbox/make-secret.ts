// Makes texts that cannot be guessed, as far as the given randomness allows.

const DIGITS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';
const SECRET_LENGTH = 32; // 62^32 is about 190 bits

/** Gives a new secret of letters and digits from randomness in 0 ≤ x < 1. */
export function makeSecret(random: () => number, length = SECRET_LENGTH): string {
  return Array.from({ length }, () => DIGITS[Math.floor(random() * DIGITS.length)]).join('');
}
