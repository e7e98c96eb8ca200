/** @param text with `*` for any characters, and `?` for one @returns tells whether another text is such a one, as a whole */
export function compilePattern(text: string): (candidate: string) => boolean {
  const source = [...text].map((character) => {
    if (character === '*') return '.*';
    if (character === '?') return '.';
    return character.replace(/[\\^$.|+()[\]{}]/, String.raw`\$&`);
  });
  const pattern = new RegExp(`^${source.join('')}$`, 's');
  return (candidate) => pattern.test(candidate);
}
