import { type EventObject, parseEvent } from '@pipeline/event-pattern';
import { isJsonObject, type JsonObject } from '../../json';
import { type BusEvent, envelope, eventText } from './bus-event';
import { endOfString } from './json-slice';

/** "The maximum number of levels of nesting is 1000", by the SDK's page on PutEvents. */
const DEEPEST_NESTING = 1000;

const SMALLEST_INTEGER = -(2n ** 63n);
const LARGEST_INTEGER = 2n ** 63n - 1n;

/** Patterns compare numbers up to this; beyond it they look at the spelling. */
const LARGEST_COMPARABLE = 5e9;

/** What reading an event's detail tells. */
export interface EventDetail {
  readonly value: JsonObject;
  /** Whether it has numbers that patterns match by their spelling, which `value` has lost. */
  readonly spelledNumbers: boolean;
}

/**
 * Reads the detail of an event: a JSON object, at most 1,000 levels deep, with no integer that 64 bits do not hold.
 *
 * Not confirmed against AWS: that depth and integers beyond the limits are answered as `MalformedDetail`.
 *
 * @returns undefined for a detail that AWS would refuse
 */
export function readDetail(text: string): EventDetail | undefined {
  const value = parse(text);
  if (!isJsonObject(value)) return undefined;
  const { deepestNesting, numbers } = scan(text);
  if (deepestNesting > DEEPEST_NESTING || !numbers.every(fitsInt64)) return undefined;
  return { value, spelledNumbers: numbers.some((number) => Math.abs(Number(number)) > LARGEST_COMPARABLE) };
}

/** The event as patterns look at it: its values, read from its text where only that tells. */
export function matchable(event: BusEvent, { value, spelledNumbers }: EventDetail): EventObject {
  return spelledNumbers
    ? parseEvent(eventText(event))
    : { ...envelope(event), resources: [...event.resources], detail: value };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function fitsInt64(number: string): boolean {
  if (!/^-?\d+$/.test(number)) return true;
  const integer = BigInt(number);
  return integer >= SMALLEST_INTEGER && integer <= LARGEST_INTEGER;
}

/** Goes over a text that is JSON, once, for what `JSON.parse` does not tell. */
function scan(text: string): { deepestNesting: number; numbers: string[] } {
  const numbers: string[] = [];
  let nesting = 0;
  let deepestNesting = 0;
  for (let at = 0; at < text.length; at++) {
    const char = text.charAt(at);
    if (char === '"') at = endOfString(text, at);
    else if (char === '{' || char === '[') deepestNesting = Math.max(deepestNesting, ++nesting);
    else if (char === '}' || char === ']') nesting--;
    else if (char === '-' || (char >= '0' && char <= '9')) {
      const number = numberAt(text, at);
      numbers.push(number);
      at += number.length - 1;
    }
  }
  return { deepestNesting, numbers };
}

const NUMBER = /[-+.\deE]+/y;

function numberAt(text: string, start: number): string {
  NUMBER.lastIndex = start;
  return NUMBER.exec(text)?.[0] ?? '';
}
