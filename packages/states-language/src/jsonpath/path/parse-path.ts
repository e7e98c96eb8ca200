import { parseFilter } from './parse-filter';
import type { Path, Step } from './path';
import { Scanner } from './scanner';

/**
 * Parses what follows the root of a path: `.orders[?(@.paid == true)].id`. The grammar is that of Jayway's JsonPath, whose
 * messages AWS shows (recorded on AWS), without its functions, which Step Functions does not have.
 *
 * @throws JsonPathSyntaxError
 */
export function parsePath(text: string): Path {
  const scanner = new Scanner(text);
  const path = parseSteps(scanner, NAME);
  if (!scanner.isAtEnd) throw scanner.unexpected("'.' or '['");
  return path;
}

/** A name without quotes may have anything in it that does not end it; one that looks like a function is no more than a name. */
const NAME = /[^.[\s(]+(?:\(\))?/y;

/** In a filter, an operator ends it, too. */
const NAME_IN_FILTER = /[^.[\s(),=<>!&|~\]'"]+/y;

/** Takes as many steps as there are. */
function parseSteps(scanner: Scanner, name: RegExp): Path {
  const steps: Step[] = [];
  for (;;) {
    if (scanner.take('..')) {
      steps.push({ kind: 'scan' }, scanner.peek() === '[' ? parseBracket(scanner) : parseName(scanner, name));
    } else if (scanner.take('.')) {
      // Jayway's takes a bracket behind a dot, and public definitions have it: `$.[0].body`.
      steps.push(scanner.peek() === '[' ? parseBracket(scanner) : parseName(scanner, name));
    } else if (scanner.peek() === '[') {
      steps.push(parseBracket(scanner));
    } else {
      return { steps };
    }
  }
}

function parseName(scanner: Scanner, pattern: RegExp): Step {
  if (scanner.take('*')) return { kind: 'wildcard' };
  const name = scanner.match(pattern)?.[0];
  if (name === undefined) throw scanner.unexpected('a name');
  return { kind: 'names', names: [name] };
}

function parseBracket(scanner: Scanner): Step {
  scanner.expect('[');
  scanner.skipSpace();
  const step = parseSelector(scanner);
  scanner.skipSpace();
  scanner.expect(']');
  return step;
}

function parseSelector(scanner: Scanner): Step {
  if (scanner.take('*')) return { kind: 'wildcard' };
  if (scanner.take('?'))
    return { kind: 'filter', accepts: parseFilter(scanner, (inside) => parseSteps(inside, NAME_IN_FILTER)) };
  if (/['"]/.test(scanner.peek())) return { kind: 'names', names: parseList(scanner, takeName) };
  const slice = scanner.match(/(-?\d+)?\s*:\s*(-?\d+)?/y);
  if (slice) return { kind: 'slice', from: optionalNumber(slice[1]), to: optionalNumber(slice[2]) };
  return { kind: 'indexes', indexes: parseList(scanner, takeIndex) };
}

function parseList<T>(scanner: Scanner, takeEntry: (scanner: Scanner) => T): T[] {
  const entries: T[] = [];
  do {
    scanner.skipSpace();
    entries.push(takeEntry(scanner));
    scanner.skipSpace();
  } while (scanner.take(','));
  return entries;
}

/** A backslash before another character than these stays (recorded on AWS: a name with `\"` in single quotes). */
function takeName(scanner: Scanner): string {
  return scanner.takeQuoted().replace(/\\(['\\])/g, '$1');
}

function takeIndex(scanner: Scanner): number {
  const index = scanner.match(/-?\d+/y)?.[0];
  if (index === undefined) throw scanner.unexpected('an index');
  return Number(index);
}

function optionalNumber(text: string | undefined): number | undefined {
  return text === undefined ? undefined : Number(text);
}

/** Whether a path leads to one place, by names and indexes alone. */
export function isReference({ steps }: Path): boolean {
  return steps.every(
    (step) =>
      (step.kind === 'names' && step.names.length === 1) ||
      (step.kind === 'indexes' && step.indexes.length === 1),
  );
}
