import type { AsciiSet } from './ascii-set';

/** How many codes are told apart: those of ASCII, and one for all others. */
const CODES = 129;

/** Characters that no set of an expression tells apart are of one kind. */
export class CharacterKinds {
  /** For each kind: the code of one such character. */
  readonly examples: readonly number[];

  private readonly kinds = new Uint8Array(CODES);

  constructor(sets: readonly AsciiSet[]) {
    const examples: number[] = [];
    const found = new Map<string, number>();
    for (let code = 0; code < CODES; code += 1) {
      const membership = sets.map((set) => (set.has(code) ? '1' : '0')).join('');
      const kind = found.get(membership) ?? examples.push(code) - 1;
      found.set(membership, kind);
      this.kinds[code] = kind;
    }
    this.examples = examples;
  }

  of(code: number): number {
    return this.kinds[Math.min(code, CODES - 1)] ?? 0;
  }
}
