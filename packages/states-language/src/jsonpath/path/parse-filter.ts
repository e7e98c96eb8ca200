import { RE2JS, RE2JSException } from 're2js';
import type { JsonValue } from 'type-fest';
import { parseJson } from '../../json';
import type { Payload } from '../../payload';
import { evaluatePath, PathFailure } from './evaluate-path';
import { COMPARISONS } from './filter-comparisons';
import type { Path, Predicate } from './path';
import { JsonPathSyntaxError, type Scanner } from './scanner';

/** A side of a comparison: undefined where its path finds nothing. */
type Operand = (...args: Parameters<Predicate>) => JsonValue | undefined;

/** Takes the steps of a path inside a filter; handed in, since paths hold filters and filters hold paths. */
type TakeSteps = (scanner: Scanner) => Path;

/**
 * Takes a filter, from its first parenthesis to its last: `(@.price < 10 && @.name =~ /b.*\/i)`.
 *
 * @throws JsonPathSyntaxError
 */
export function parseFilter(scanner: Scanner, takeSteps: TakeSteps): Predicate {
  scanner.skipSpace();
  scanner.expect('(');
  const predicate = takeAlternatives(scanner, takeSteps);
  scanner.expect(')');
  return predicate;
}

function takeAlternatives(scanner: Scanner, takeSteps: TakeSteps): Predicate {
  const alternatives = [takeConjunction(scanner, takeSteps)];
  while (scanner.take('||')) alternatives.push(takeConjunction(scanner, takeSteps));
  return (...args) => alternatives.some((accepts) => accepts(...args));
}

function takeConjunction(scanner: Scanner, takeSteps: TakeSteps): Predicate {
  const terms = [takeTerm(scanner, takeSteps)];
  while (scanner.take('&&')) terms.push(takeTerm(scanner, takeSteps));
  return (...args) => terms.every((accepts) => accepts(...args));
}

function takeTerm(scanner: Scanner, takeSteps: TakeSteps): Predicate {
  scanner.skipSpace();
  if (scanner.take('!')) {
    const accepts = takeTerm(scanner, takeSteps);
    return (...args) => !accepts(...args);
  }
  if (scanner.peek() === '(') {
    const predicate = parseFilter(scanner, takeSteps);
    scanner.skipSpace();
    return predicate;
  }
  const left = takeOperand(scanner, takeSteps);
  scanner.skipSpace();
  if (scanner.take('=~')) return takeMatch(scanner, left);
  const operator = [...COMPARISONS.keys()].find((name) => scanner.take(name));
  const compare = operator === undefined ? undefined : COMPARISONS.get(operator);
  if (!compare) return (...args) => left(...args) !== undefined;
  const right = takeOperand(scanner, takeSteps);
  scanner.skipSpace();
  return (...args) => compare(left(...args), right(...args));
}

function takeOperand(scanner: Scanner, takeSteps: TakeSteps): Operand {
  scanner.skipSpace();
  if (scanner.take('@')) return pathOperand(takeSteps(scanner), (candidate) => candidate);
  if (scanner.take('$')) return pathOperand(takeSteps(scanner), (_candidate, root) => root);
  const value = takeLiteral(scanner);
  return () => value;
}

function pathOperand(path: Path, startOf: (candidate: Payload, root: Payload) => Payload): Operand {
  return (candidate, root, budget) => {
    try {
      return evaluatePath(path, startOf(candidate, root), budget).value;
    } catch (problem) {
      if (!(problem instanceof PathFailure)) throw problem;
      return undefined;
    }
  };
}

function takeLiteral(scanner: Scanner): JsonValue {
  if (/['"]/.test(scanner.peek())) return scanner.takeQuoted().replace(/\\(['"\\])/g, '$1');
  const scalar = scanner.match(/true\b|false\b|null\b|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/y)?.[0];
  if (scalar !== undefined) return parseJson(scalar);
  // Not confirmed against AWS: samples of its own compare with a word that has no quotes, `[?(@.Name==Receipt)]`.
  const word = scanner.match(/[A-Za-z_][\w-]*/y)?.[0];
  if (word !== undefined) return word;
  if (!scanner.take('[')) throw scanner.unexpected('a value');
  const entries: JsonValue[] = [];
  scanner.skipSpace();
  while (!scanner.take(']')) {
    if (entries.length > 0) scanner.expect(',');
    scanner.skipSpace();
    entries.push(takeLiteral(scanner));
    scanner.skipSpace();
  }
  return entries;
}

/** The pattern must match the whole text, as in Java; in linear time, since the text is a client's. */
function takeMatch(scanner: Scanner, left: Operand): Predicate {
  scanner.skipSpace();
  const [, pattern, flags] = scanner.match(/\/((?:[^/\\]|\\.)+)\/(i?)/y) ?? [];
  if (pattern === undefined) throw scanner.unexpected('a regular expression');
  scanner.skipSpace();
  const expression = compilePattern(pattern, flags === 'i');
  return (...args) => {
    const value = left(...args);
    return (typeof value === 'string' || typeof value === 'number') && expression.matches(String(value));
  };
}

function compilePattern(pattern: string, ignoreCase: boolean): RE2JS {
  try {
    return RE2JS.compile(pattern, ignoreCase ? RE2JS.CASE_INSENSITIVE : 0);
  } catch (problem) {
    if (!(problem instanceof RE2JSException)) throw problem;
    throw new JsonPathSyntaxError(
      `The regular expression /${pattern}/ cannot be run here: ${problem.message}`,
    );
  }
}
