import { JsonCursor } from './json-cursor';
import { MAX_NESTING_DEPTH, NestingDepthError } from './nesting-depth-error';
import { type JsonLiteral, readLiteral } from './read-literal';
import { readNumber } from './read-number';
import { readName, readString } from './read-string';
import { describeLocation } from './text-location';

export type JsonToken =
  | 'start-object'
  | 'end-object'
  | 'start-array'
  | 'end-array'
  | 'field-name'
  | 'string'
  | 'number'
  | JsonLiteral
  | 'end-of-input';

interface Scope {
  readonly kind: 'Object' | 'Array';
  /** Where its opening marker stands. */
  readonly start: number;
  entries: number;
}

const MARKERS = {
  'start-object': '{',
  'end-object': '}',
  'start-array': '[',
  'end-array': ']',
  'end-of-input': '',
} as const;

/**
 * Reads a JSON text token by token, as Jackson does for Event Ruler. `JSON.parse` would not do: it hides duplicate
 * members, the spelling of numbers and the places that AWS's messages name.
 *
 * Those places depend on two habits of Jackson's `ReaderBasedJsonParser`: with a member's name it already looks at the
 * value after it, and it reads a string only as far as the opening quote until somebody asks for its text.
 */
export class JsonTokenReader {
  private readonly cursor: JsonCursor;
  private readonly scopes: Scope[] = [];
  private token: JsonToken = 'end-of-input';
  /** The value that was looked at with the name before it. */
  private ahead: JsonToken | undefined;
  private name = '';
  /** Undefined for a string that has been read only as far as its opening quote. */
  private value: string | undefined = '';

  constructor(source: string) {
    this.cursor = new JsonCursor(source);
  }

  /** The name of the member whose value comes next or came last. */
  get fieldName(): string {
    return this.name;
  }

  /** The text of the token read last: a string's content, a number as it is written, a marker. */
  get text(): string {
    switch (this.token) {
      case 'field-name':
        return this.name;
      case 'string':
      case 'number':
        return (this.value ??= readString(this.cursor));
      case 'true':
      case 'false':
      case 'null':
        return this.token;
      case 'start-object':
      case 'end-object':
      case 'start-array':
      case 'end-array':
      case 'end-of-input':
        return MARKERS[this.token];
    }
  }

  /** @throws JsonParseError where the text is not JSON */
  next(): JsonToken {
    this.token = this.ahead === undefined ? this.readToken() : this.enter(this.ahead);
    return this.token;
  }

  /** Refuses the token read last. */
  fail(reason: string): never {
    this.cursor.fail(reason);
  }

  private readToken(): JsonToken {
    this.value ??= readString(this.cursor);
    let char = this.cursor.readAfterWhitespace();
    const scope = this.scopes.at(-1);
    if (char === '') return this.end(scope);
    if (char === '}' || char === ']') return this.close(scope, char);
    if (scope === undefined) return this.enter(this.readValue(char));
    if (scope.entries > 0) char = this.readAfterComma(scope, char);
    scope.entries += 1;
    if (scope.kind === 'Array') return this.enter(this.readValue(char));
    if (char !== '"') this.cursor.unexpected(char, 'was expecting double-quote to start field name');
    this.name = readName(this.cursor);
    this.ahead = this.readValue(this.readAfterColon());
    return 'field-name';
  }

  private readValue(char: string): JsonToken {
    switch (char) {
      case '"':
        this.value = undefined;
        return 'string';
      case '{':
        return 'start-object';
      case '[':
        return 'start-array';
      case '}':
        return this.cursor.unexpected(char, 'expected a value');
      default:
        if (/[-0-9]/.test(char)) {
          this.value = readNumber(this.cursor);
          return 'number';
        }
        return readLiteral(this.cursor, char);
    }
  }

  private enter(token: JsonToken): JsonToken {
    this.ahead = undefined;
    if (token === 'start-object' || token === 'start-array') {
      if (this.scopes.length === MAX_NESTING_DEPTH) throw new NestingDepthError();
      const kind = token === 'start-object' ? 'Object' : 'Array';
      this.scopes.push({ kind, start: this.cursor.offset - 1, entries: 0 });
    }
    return token;
  }

  private close(scope: Scope | undefined, marker: '}' | ']'): JsonToken {
    const kind = marker === '}' ? 'Object' : 'Array';
    if (scope?.kind !== kind) {
      const where = describeLocation(this.cursor.source, scope?.start ?? 0);
      const expected = marker === '}' ? ']' : '}';
      this.cursor.fail(
        `Unexpected close marker '${marker}': expected '${expected}' (for ${scope?.kind ?? 'root'} starting at ${where})`,
        this.cursor.offset - 1,
      );
    }
    this.scopes.pop();
    return kind === 'Object' ? 'end-object' : 'end-array';
  }

  private end(scope: Scope | undefined): JsonToken {
    if (scope === undefined) return 'end-of-input';
    const where = describeLocation(this.cursor.source, scope.start);
    return this.cursor.unexpectedEnd(`: expected close marker for ${scope.kind} (start marker at ${where})`);
  }

  private readAfterComma(scope: Scope, char: string): string {
    if (char !== ',') {
      this.cursor.unexpected(char, `was expecting comma to separate ${scope.kind} entries`);
    }
    const next = this.cursor.readAfterWhitespace();
    if (next === '') this.cursor.unexpectedEnd(` within/between ${scope.kind} entries`);
    return next;
  }

  private readAfterColon(): string {
    const colon = this.cursor.readAfterWhitespace();
    if (colon !== '' && colon !== ':') {
      this.cursor.unexpected(colon, 'was expecting a colon to separate field name and value');
    }
    const next = this.cursor.readAfterWhitespace();
    if (next === '') this.cursor.unexpectedEnd(' within/between Object entries');
    return next;
  }
}
