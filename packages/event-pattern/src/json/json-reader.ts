import { createScanner, type JSONScanner } from 'jsonc-parser';
import { LocatedError } from './located-error';
import { UnlocatedError } from './unlocated-error';

export type JsonToken =
  | 'start-object'
  | 'end-object'
  | 'start-array'
  | 'end-array'
  | 'field-name'
  | 'string'
  | 'number'
  | 'true'
  | 'false'
  | 'null'
  | 'end-of-input';

/** Jackson's default for `StreamReadConstraints.maxNestingDepth`; also EventBridge's limit for `Detail`. */
export const MAX_NESTING_DEPTH = 1000;

const VALUE = "(JSON String, Number, Array, Object or token 'null', 'true' or 'false')";
const WHITE_SPACE = ' \t\r\n';
const WORD = /^[\p{L}\p{N}_$]+/u;

interface Scope {
  readonly kind: 'Object' | 'Array';
  entries: number;
}

/**
 * Reads a JSON text token by token, as Jackson does for Event Ruler. `JSON.parse` would not do: it hides duplicate
 * members, the spelling of numbers and the places that AWS's messages name.
 *
 * Those places depend on two habits of Jackson's: with a member's name it already looks at the value after it, and it
 * reads a string only as far as the opening quote until somebody asks for its text. Of Jackson's messages for a text
 * that is not JSON there are those that recordings of AWS show, and a few of the same form.
 */
export class JsonReader {
  private readonly scanner: JSONScanner;
  private readonly scopes: Scope[] = [];
  private token: JsonToken = 'end-of-input';
  /** The value that was looked at with the name before it. */
  private ahead: JsonToken | undefined;
  private name = '';
  private isStringRead = false;

  constructor(private readonly source: string) {
    this.scanner = createScanner(source);
  }

  /** The name of the member whose value comes next or came last. */
  get fieldName(): string {
    return this.name;
  }

  /** The value or marker read last: a string's content, anything else as it is written. */
  get text(): string {
    if (this.token !== 'string') return this.tokenText;
    this.isStringRead = true;
    return this.scanner.getTokenValue();
  }

  /** The token that was scanned last. */
  private get tokenText(): string {
    return this.source.slice(this.scanner.getTokenOffset(), this.scanner.getPosition());
  }

  /**
   * @throws LocatedError where the text is not JSON
   * @throws UnlocatedError where it is nested too deep
   */
  next(): JsonToken {
    const { ahead } = this;
    this.ahead = undefined;
    this.token = ahead ?? this.readToken();
    if (this.token === 'start-object') this.enter('Object');
    if (this.token === 'start-array') this.enter('Array');
    return this.token;
  }

  /** Refuses the token read last, where reading has come to. */
  fail(reason: string): never {
    const start = this.scanner.getTokenOffset();
    const isUnreadString = this.source.startsWith('"', start) && !this.isStringRead;
    this.failAt(isUnreadString ? start + 1 : this.scanner.getPosition(), reason);
  }

  private readToken(): JsonToken {
    let first = this.scan();
    const scope = this.scopes.at(-1);
    if (scope === undefined) return first === '' ? 'end-of-input' : this.valueToken(first);
    if (first === (scope.kind === 'Object' ? '}' : ']')) {
      this.scopes.pop();
      return scope.kind === 'Object' ? 'end-object' : 'end-array';
    }
    if (scope.entries > 0) {
      if (first !== ',') this.unexpected(`was expecting comma to separate ${scope.kind} entries`);
      first = this.scan();
    }
    scope.entries += 1;
    if (scope.kind === 'Array') return this.valueToken(first);
    if (first !== '"') this.unexpected('was expecting double-quote to start field name');
    this.name = this.scanner.getTokenValue();
    if (this.scan() !== ':') this.unexpected('was expecting a colon to separate field name and value');
    this.ahead = this.valueToken(this.scan());
    return 'field-name';
  }

  private valueToken(first: string): JsonToken {
    switch (first) {
      case '"':
        return 'string';
      case '{':
        return 'start-object';
      case '[':
        return 'start-array';
      default: {
        const { tokenText } = this;
        if (/^-?\d/.test(tokenText)) return 'number';
        if (tokenText === 'true' || tokenText === 'false' || tokenText === 'null') return tokenText;
        return this.refuseValue(tokenText);
      }
    }
  }

  private enter(kind: Scope['kind']): void {
    if (this.scopes.length === MAX_NESTING_DEPTH) {
      throw new UnlocatedError(
        `Document nesting depth (${MAX_NESTING_DEPTH + 1}) exceeds the maximum allowed (${MAX_NESTING_DEPTH}, ` +
          'from `StreamReadConstraints.getMaxNestingDepth()`)',
      );
    }
    this.scopes.push({ kind, entries: 0 });
  }

  /** Goes to the next token and gives its first character, by which tokens are told apart; an empty string at the end. */
  private scan(): string {
    let first: string;
    do {
      this.scanner.scan();
      first = this.source.charAt(this.scanner.getTokenOffset());
    } while (first !== '' && WHITE_SPACE.includes(first));
    this.isStringRead = false;
    // `ScanError` is a const enum, which cannot be read from a module that is compiled alone.
    const error: number = this.scanner.getTokenError();
    if (error !== 0) {
      this.failAt(this.scanner.getPosition(), `Malformed ${first === '"' ? 'string' : 'number'}`);
    }
    return first;
  }

  private refuseValue(tokenText: string): never {
    const [word] = WORD.exec(tokenText) ?? [];
    if (word === undefined) this.unexpected(`expected a valid value ${VALUE}`);
    const end = this.scanner.getTokenOffset() + word.length;
    this.failAt(end, `Unrecognized token '${word}': was expecting ${VALUE}`);
  }

  private unexpected(expectation: string): never {
    const start = this.scanner.getTokenOffset();
    const char = this.source.charAt(start);
    if (char === '') this.failAt(start, 'Unexpected end-of-input');
    this.failAt(start, `Unexpected character ('${char}' (code ${char.charCodeAt(0)})): ${expectation}`);
  }

  private failAt(offset: number, reason: string): never {
    throw new LocatedError(reason, this.source, offset);
  }
}
