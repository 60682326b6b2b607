// Remembers the last answer of a function: for callers that ask the same many times before they ask something else.

/** The function itself, except that the same argument (by identity) twice in a row is computed once. */
export function rememberLast<In, Out>(compute: (input: In) => Out): (input: In) => Out {
  let last: { readonly input: In; readonly output: Out } | undefined;
  return (input) => {
    if (last === undefined || last.input !== input) last = { input, output: compute(input) };
    return last.output;
  };
}
