import { writeCompactly } from './written-json';
import type { WrittenValue } from './written-value';

/** What a path leads to that leads nowhere. */
const NOTHING: WrittenValue = { value: null, text: 'null' };

/** Where a value of the event goes. */
interface Placeholder {
  readonly name: string;
  /** Whether it stands in a JSON string. */
  readonly isQuoted: boolean;
}

/** Gives what a placeholder stands for; undefined for a path that leads nowhere. */
export type ResolveVariable = (name: string) => WrittenValue | undefined;

/**
 * How rules and pipes differ: a string without quotes round its placeholder gets them in a rule's text, as "EventBridge automatically
 * adds quotes to string variable values" says, and none in a pipe's (aws-cdk's integration tests of pipes run on AWS: a message of the
 * body alone is the body).
 */
export type BareText = 'quoted' | 'plain';

/** A template that the input of a target is made of: JSON, or text, with values of the event in it. */
export class InputTemplate {
  /** Whether it is an object or an array; anything else is text. */
  readonly isJson: boolean;
  private readonly pieces: readonly (string | Placeholder)[];

  /** "The characters < and > cannot be escaped" (https://docs.aws.amazon.com/eventbridge/latest/userguide/transform-input.html). */
  constructor(
    source: string,
    private readonly bareText: BareText,
  ) {
    this.isJson = /^\s*[{[]/.test(source);
    const pieces: (string | Placeholder)[] = [];
    let isQuoted = false;
    let end = 0;
    for (const { 0: whole, 1: name = '', index } of source.matchAll(/<([^<>]*)>/g)) {
      const text = source.slice(end, index);
      isQuoted = endsInString(text, isQuoted);
      pieces.push(text, { name, isQuoted });
      end = index + whole.length;
    }
    this.pieces = [...pieces, source.slice(end)];
  }

  /** The names in its placeholders, each as often as it stands there. */
  get variables(): string[] {
    return this.pieces.flatMap((piece) => (typeof piece === 'string' ? [] : [piece.name]));
  }

  /**
   * Whether it is JSON with any values in it, or JSON strings, one after another: "for strings, quotes are required", and "the placeholder
   * cannot be used as an object key".
   *
   * @see https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-transform-target-input.html
   */
  get isWellFormed(): boolean {
    return this.isJson ? isJson(this.example) : /^\s*(?:"(?:[^"\\]|\\.)*"\s*)+$/.test(this.example);
  }

  /** What it looks like with some values in it: JSON, if it is well-formed JSON. */
  get example(): string {
    const bare = this.isJson ? '0' : '""';
    return this.fillWith(({ isQuoted }) => (isQuoted ? '' : bare));
  }

  /** Puts the values in. In a template that is JSON they may make something of it that is none. */
  fill(resolve: ResolveVariable): string {
    return this.fillWith((placeholder) => {
      const written = resolve(placeholder.name) ?? NOTHING;
      // That null is as good as nothing is recorded on AWS of an InputPath; not confirmed for a template.
      if (written.value === null) return this.isJson && !placeholder.isQuoted ? '""' : '';
      return this.isJson ? writeInJson(written, placeholder) : this.writeInText(written, placeholder);
    });
  }

  private fillWith(write: (placeholder: Placeholder) => string): string {
    return this.pieces.map((piece) => (typeof piece === 'string' ? piece : write(piece))).join('');
  }

  /** Recorded on AWS: of objects and lists in text the quotes are gone, and the white space. */
  private writeInText(written: WrittenValue, { isQuoted }: Placeholder): string {
    const { value, text } = written;
    const isStructure = typeof value === 'object' && (written.members ?? written.elements) !== undefined;
    const plain = isStructure ? writeCompactly(written).replaceAll('"', '') : plainText(written);
    if (isQuoted || this.bareText === 'plain') return plain;
    return isStructure ? JSON.stringify(plain) : text;
  }
}

/** "EventBridge doesn't escape values": a string goes between the template's own quotes as it is. Recorded on AWS: so does an object. */
function writeInJson(written: WrittenValue, { isQuoted }: Placeholder): string {
  return isQuoted ? plainText(written) : written.text;
}

function plainText({ value, text }: WrittenValue): string {
  return typeof value === 'string' ? value : text;
}

function endsInString(text: string, startsInString: boolean): boolean {
  let isInString = startsInString;
  for (let at = 0; at < text.length; at++) {
    if (text[at] === '"') isInString = !isInString;
    else if (text[at] === '\\' && isInString) at++;
  }
  return isInString;
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
