import { InvalidFilterPatternError } from '../invalid-filter-pattern-error';
import { AsciiSet } from './ascii-set';
import { readCharacterClass } from './character-class';
import { characterAt, isOperator, isPlain, readEscape } from './regex-character';
import type { Alternative, Repetition } from './regex-syntax';

const COUNTS = /\{(\d*)(,?)(\d*)\}/y;

/** The most that a count in braces may say. AWS's own limit is not known. */
const MAX_COUNT = 1000;

/**
 * Parses a regular expression. There are no groups, so that it is a choice between rows of repeated characters.
 *
 * @throws InvalidFilterPatternError
 */
export function parseRegex(source: string): Alternative[] {
  return new RegexParser(source).parse();
}

class RegexParser {
  private offset = 0;

  constructor(private readonly source: string) {}

  parse(): Alternative[] {
    const alternatives: Alternative[] = [];
    do alternatives.push(this.parseAlternative());
    while (this.take('|'));
    if (this.offset < this.source.length) throw this.unexpected();
    return alternatives;
  }

  private parseAlternative(): Alternative {
    const start = this.offset;
    const atStart = this.take('^');
    const repetitions: Repetition[] = [];
    for (let set = this.readSet(); set; set = this.readSet()) {
      repetitions.push({ set, ...this.readCounts() });
    }
    const atEnd = this.take('$');
    if (this.offset === start) throw this.unexpected();
    return { atStart, atEnd, repetitions };
  }

  /** One character of the text; undefined when something else comes next. */
  private readSet(): AsciiSet | undefined {
    const char = this.peek();
    if (isPlain(char)) {
      this.offset += 1;
      return AsciiSet.of(char);
    }
    if (this.take('.')) return AsciiSet.ANY;
    if (char !== '\\' && char !== '[') return undefined;
    const { set, end } = (char === '[' ? readCharacterClass : readEscape)(this.source, this.offset + 1);
    this.offset = end;
    return set;
  }

  private readCounts(): { min: number; max: number } {
    const counts = this.readQuantifier();
    // A lazy quantifier finds the same texts as a greedy one.
    if (counts) this.take('?');
    return counts ?? { min: 1, max: 1 };
  }

  private readQuantifier(): { min: number; max: number } | undefined {
    if (this.take('?')) return { min: 0, max: 1 };
    if (this.take('*')) return { min: 0, max: Infinity };
    if (this.take('+')) return { min: 1, max: Infinity };
    return this.peek() === '{' ? this.readBraces() : undefined;
  }

  /** Either count can be left out, says AWS: `{m,}` and `{,n}`. */
  private readBraces(): { min: number; max: number } {
    COUNTS.lastIndex = this.offset;
    const [whole, first = '', comma = '', second = ''] = COUNTS.exec(this.source) ?? [];
    if (whole === undefined || first + second === '') throw new InvalidFilterPatternError();
    this.offset += whole.length;
    const min = Number(first);
    const max = comma === '' ? min : second === '' ? Infinity : Number(second);
    if (min > max || min > MAX_COUNT || (max !== Infinity && max > MAX_COUNT)) {
      throw new InvalidFilterPatternError();
    }
    return { min, max };
  }

  /** The answer to a character that has no place here, or has none in any regular expression. */
  private unexpected(): InvalidFilterPatternError {
    const char = characterAt(this.source, this.offset);
    return char === '' || isPlain(char) || isOperator(char)
      ? new InvalidFilterPatternError()
      : InvalidFilterPatternError.term(char);
  }

  private peek(): string {
    return this.source.charAt(this.offset);
  }

  private take(char: string): boolean {
    if (this.peek() !== char) return false;
    this.offset += 1;
    return true;
  }
}
