/**
 * What one character of a pattern may stand for: its lower and its upper case, each of which can be several characters
 * (ß is also SS). Event Ruler folds character by character (`EqualsIgnoreCaseParser`), so ss does not stand for ß.
 */
type Variants = readonly string[];

/** Compares a whole string without regard to case. */
export function equalsIgnoreCase(expected: string): (text: string) => boolean {
  const variants = variantsOf(expected);
  return (text) => endsOf(variants, text).has(text.length);
}

export function startsWithIgnoreCase(prefix: string): (text: string) => boolean {
  const variants = variantsOf(prefix);
  return (text) => endsOf(variants, text).size > 0;
}

export function endsWithIgnoreCase(suffix: string): (text: string) => boolean {
  const variants = variantsOf(reverse(suffix)).map((choices) => choices.map(reverse));
  return (text) => endsOf(variants, reverse(text)).size > 0;
}

function variantsOf(text: string): Variants[] {
  return text.split('').map((char) => [...new Set([char.toLowerCase(), char.toUpperCase()])]);
}

/** Every position of the text at which the pattern can have been read to its end. */
function endsOf(variants: readonly Variants[], text: string): ReadonlySet<number> {
  let positions = new Set([0]);
  for (const choices of variants) {
    const next = new Set<number>();
    for (const position of positions) {
      for (const choice of choices) {
        if (text.startsWith(choice, position)) next.add(position + choice.length);
      }
    }
    if (next.size === 0) return next;
    positions = next;
  }
  return positions;
}

function reverse(text: string): string {
  return text.split('').reverse().join('');
}
