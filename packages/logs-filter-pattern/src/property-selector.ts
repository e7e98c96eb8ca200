import { type EventObject, type EventValue, NumberLiteral } from '@pipeline/event-pattern';
import { InvalidFilterPatternError } from './invalid-filter-pattern-error';
import type { PatternCursor } from './pattern-cursor';

const PROPERTY_NAME = /[A-Za-z0-9_-]+/y;
const BRACKETED_NAME = /\['[^']+'\]/y;
const ELEMENT_INDEX = /\[\d+\]/y;
const ANY_PROPERTY = /\*/y;
const ANY_ELEMENT = /\[\*\]/y;

/** From one value to the values that a part of a selector stands for; none when there is no such part. */
type Step = (value: EventValue) => readonly EventValue[];

/** Which values of a JSON object a condition is about, such as `$.user.id`, `$.users[0].id` or `$.['cluster.name']`. */
export interface PropertySelector {
  readonly hasWildcard: boolean;
  /** The values selected: none when the property is missing, several only with a wildcard. */
  select(event: EventObject): readonly EventValue[];
}

/** Reads a selector. It has at most one wildcard: `*` for any property, `[*]` for any element. */
export function readPropertySelector(cursor: PatternCursor): PropertySelector {
  const start = cursor.offset;
  const steps: Step[] = [];
  let wildcards = 0;
  if (!cursor.take('$')) {
    throw /\w/.test(cursor.peek()) ? new InvalidFilterPatternError() : cursor.unexpected();
  }
  while (steps.length === 0 || /[.[]/.test(cursor.peek())) {
    const part = readPart(cursor, steps.length === 0);
    if (!part) throw unreadable(cursor, start);
    if (part.wildcard) wildcards += 1;
    steps.push(part.step);
  }
  if (wildcards > 1) throw new InvalidFilterPatternError();
  return {
    hasWildcard: wildcards > 0,
    select: (event) => steps.reduce<readonly EventValue[]>((values, step) => values.flatMap(step), [event]),
  };
}

function readPart(cursor: PatternCursor, first: boolean): { step: Step; wildcard: boolean } | undefined {
  const afterDot = cursor.take('.');
  if (afterDot) {
    const name = cursor.takeMatch(PROPERTY_NAME);
    if (name !== '') return { step: property(name), wildcard: false };
    if (cursor.takeMatch(ANY_PROPERTY)) return { step: anyProperty, wildcard: true };
  }
  if (afterDot || !first) {
    const name = cursor.takeMatch(BRACKETED_NAME).slice(2, -2);
    if (name !== '') return { step: property(name), wildcard: false };
  }
  if (afterDot || first) return undefined;
  const index = cursor.takeMatch(ELEMENT_INDEX).slice(1, -1);
  if (index !== '') return { step: element(Number(index)), wildcard: false };
  return cursor.takeMatch(ANY_ELEMENT) ? { step: elements, wildcard: true } : undefined;
}

/** AWS shows the selector up to and with the character that it could not read: `'$."'`. */
function unreadable(cursor: PatternCursor, start: number): InvalidFilterPatternError {
  if (cursor.atEnd) return new InvalidFilterPatternError();
  return InvalidFilterPatternError.term(cursor.source.slice(start, cursor.offset + 1));
}

function property(name: string): Step {
  return (value) => {
    const member = isObject(value) && Object.hasOwn(value, name) ? value[name] : undefined;
    return member === undefined ? [] : [member];
  };
}

function element(index: number): Step {
  return (value) => {
    const member = elements(value)[index];
    return member === undefined ? [] : [member];
  };
}

function anyProperty(value: EventValue): readonly EventValue[] {
  return isObject(value) ? Object.values(value) : [];
}

function isObject(value: EventValue): value is EventObject {
  return (
    typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof NumberLiteral)
  );
}

function elements(value: EventValue): readonly EventValue[] {
  return Array.isArray(value) ? (value as readonly EventValue[]) : [];
}
