import { visit } from 'jsonc-parser';
import { NumberLiteral } from '@pipeline/event-pattern';
import { PrintedValue, readPrinted } from './printed-value';
import type { WrittenObject, WrittenValue } from './written-value';

/** "The maximum number of levels of nesting is 1000", by the SDK's page on PutEvents. */
const DEEPEST_NESTING = 1000;

/** An object or an array that is being read. */
interface OpenValue {
  readonly start: number;
  readonly members: Map<string, WrittenValue>;
  readonly elements: WrittenValue[];
  /** Of an object, the name that the next value belongs to. */
  name?: string;
}

class UnreadableJsonError extends Error {
  override readonly name = 'UnreadableJsonError';
}

/**
 * Reads a JSON text, once for all that look at it: numbers keep their spelling, and every value its own text.
 *
 * @returns undefined for what is no JSON, or nested more than 1,000 levels deep
 */
export function readWritten(text: string): WrittenValue | undefined {
  return readPrinted(text, DEEPEST_NESTING) ?? readSpelled(text);
}

/** A text of any form. */
function readSpelled(text: string): WrittenValue | undefined {
  try {
    return readValue(text);
  } catch (error) {
    if (error instanceof UnreadableJsonError) return undefined;
    throw error;
  }
}

/** As `readWritten`. @returns undefined for any value but an object, too */
export function readWrittenObject(text: string): WrittenObject | undefined {
  const written = readWritten(text);
  return written && isWrittenObject(written) ? written : undefined;
}

function isWrittenObject(written: WrittenValue): written is WrittenObject {
  return written instanceof PrintedValue ? written.isObject : written.members !== undefined;
}

/** @throws UnreadableJsonError */
function readValue(text: string): WrittenValue | undefined {
  const open: OpenValue[] = [];
  let root: WrittenValue | undefined;

  const begin = (start: number): void => {
    // The parser calls itself: something much deeper would make it run out of stack.
    if (open.length === DEEPEST_NESTING) throw new UnreadableJsonError();
    open.push({ start, members: new Map(), elements: [] });
  };
  const add = (written: WrittenValue): void => {
    const around = open.at(-1);
    if (!around) root = written;
    else if (around.name === undefined) around.elements.push(written);
    else around.members.set(around.name, written);
  };

  visit(
    text,
    {
      onObjectBegin: begin,
      onArrayBegin: begin,
      onObjectProperty(name) {
        const object = open.at(-1);
        if (object) object.name = name;
      },
      onLiteralValue(value: string | number | boolean | null, start, length) {
        const piece = text.slice(start, start + length);
        add({ value: typeof value === 'number' ? new NumberLiteral(piece) : value, text: piece });
      },
      onObjectEnd(offset, length) {
        const object = open.pop();
        if (!object) return;
        const { start, members } = object;
        add(writtenObject(members, text.slice(start, offset + length)));
      },
      onArrayEnd(offset, length) {
        const array = open.pop();
        if (!array) return;
        const { start, elements } = array;
        const value = elements.map((element) => element.value);
        add({ value, text: text.slice(start, offset + length), elements });
      },
      onError() {
        throw new UnreadableJsonError();
      },
    },
    { disallowComments: true },
  );
  return root;
}

/** An object of members that have been read or written. */
export function writtenObject(members: ReadonlyMap<string, WrittenValue>, text: string): WrittenObject {
  // Unlike an assignment, this makes `__proto__` a member like any other.
  const value = Object.fromEntries([...members].map(([name, member]) => [name, member.value]));
  return { value, text, members };
}

/** A value as `JSON.stringify` writes it. */
export function writeValue(value: string | readonly string[]): WrittenValue {
  return new PrintedValue(typeof value === 'string' ? value : [...value]);
}

/** The text of a value without the white space between its parts. */
export function writeCompactly({ text, members, elements }: WrittenValue): string {
  if (members) {
    const written = [...members].map(([name, member]) => `${JSON.stringify(name)}:${writeCompactly(member)}`);
    return `{${written.join(',')}}`;
  }
  return elements ? `[${elements.map(writeCompactly).join(',')}]` : text;
}
