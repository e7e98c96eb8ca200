/**
 * Whether a text matches a pattern of `StringMatches`, in which `*` stands for any characters; a backslash takes its
 * meaning from it and from another backslash (states-language.net/spec). In time that grows with both lengths.
 */
export function matchesWildcards(text: string, pattern: string): boolean {
  const pieces = [...pattern.matchAll(/\\([*\\])|[^]/gu)].map(([piece, escaped]) => ({
    isWildcard: piece === '*',
    character: escaped ?? piece,
  }));
  const characters = [...text];
  let [textAt, pieceAt] = [0, 0];
  let retry: { textAt: number; pieceAt: number } | undefined;
  while (textAt < characters.length) {
    const piece = pieces[pieceAt];
    if (piece?.isWildcard) {
      retry = { textAt, pieceAt: pieceAt + 1 };
      pieceAt += 1;
    } else if (piece?.character === characters[textAt]) {
      textAt += 1;
      pieceAt += 1;
    } else if (retry) {
      // The last wildcard takes one character more.
      retry = { ...retry, textAt: retry.textAt + 1 };
      ({ textAt, pieceAt } = retry);
    } else {
      return false;
    }
  }
  return pieces.slice(pieceAt).every(({ isWildcard }) => isWildcard);
}
