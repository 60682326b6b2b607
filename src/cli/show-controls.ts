// Makes a line fit for a terminal: headlines and addresses come from outside, and a terminal obeys what they hold.

/** The line with each control character but tabs and line breaks shown as U+FFFD; none of them reaches the terminal. */
export function showControls(line: string): string {
  return line.replace(/[^\P{Cc}\n\t]/gu, '\uFFFD');
}
