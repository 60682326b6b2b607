// Remembers what a function gave for each of its inputs, as long as one text is read: its names come again and again.

/** The same function, asked once for each string; whoever makes it throws it away with its text. */
export function onceEach<Result>(work: (text: string) => Result): (text: string) => Result {
  const known = new Map<string, Result>();
  return (text) => {
    const found = known.get(text);
    if (found !== undefined) return found;
    const result = work(text);
    known.set(text, result);
    return result;
  };
}
