import { parsePayload, type Payload, payloadOf } from '../../payload';
import { PathExpression, type PathScope } from '../path-expression';
import { PathFailure } from '../path/evaluate-path';
import { JsonPathSyntaxError, Scanner } from '../path/scanner';
import { ARRAY_INTRINSICS } from './arrays';
import { type Intrinsic, IntrinsicFailure } from './intrinsic';
import { JSON_INTRINSICS } from './json';
import { NUMBER_INTRINSICS } from './numbers';
import { TEXT_INTRINSICS } from './texts';

const INTRINSICS: ReadonlyMap<string, Intrinsic> = new Map(
  Object.entries({ ...ARRAY_INTRINSICS, ...TEXT_INTRINSICS, ...NUMBER_INTRINSICS, ...JSON_INTRINSICS }),
);

/** A call of an intrinsic function or one of its arguments. It throws IntrinsicFailure. */
export type Evaluate = (scope: PathScope) => Payload;

/**
 * Parses a call of an intrinsic function: `States.Format('{} of {}', $.name, States.UUID())`.
 *
 * @throws JsonPathSyntaxError
 */
export function parseIntrinsic(text: string): Evaluate {
  const scanner = new Scanner(text);
  scanner.skipSpace();
  const call = takeCall(scanner);
  scanner.skipSpace();
  if (!scanner.isAtEnd) throw scanner.unexpected('the end');
  return call;
}

function takeCall(scanner: Scanner): Evaluate {
  const name = scanner.match(/States\.(\w+)/y)?.[1];
  const intrinsic = name === undefined ? undefined : INTRINSICS.get(name);
  if (name === undefined || !intrinsic) throw scanner.unexpected('an intrinsic function');
  scanner.skipSpace();
  scanner.expect('(');
  const args = takeArguments(scanner, name === 'Format');
  return (scope) => {
    const { min, max } = intrinsic.arguments;
    const result =
      args.length < min || args.length > max
        ? undefined
        : intrinsic.run(...args.map((argument) => argument(scope)));
    if (!result) throw new IntrinsicFailure(`Invalid arguments in States.${name}`);
    return result;
  };
}

/** @param withTemplate whether the first one is a template, which has its own use for backslashes */
function takeArguments(scanner: Scanner, withTemplate: boolean): Evaluate[] {
  const args: Evaluate[] = [];
  scanner.skipSpace();
  while (!scanner.take(')')) {
    if (args.length > 0) scanner.expect(',');
    scanner.skipSpace();
    args.push(takeArgument(scanner, withTemplate && args.length === 0));
    scanner.skipSpace();
  }
  return args;
}

function takeArgument(scanner: Scanner, isTemplate: boolean): Evaluate {
  if (scanner.peek() === "'") {
    const text = takeText(scanner);
    return constant(payloadOf(isTemplate ? text : text.replace(/\\([^])/g, '$1')));
  }
  if (scanner.peek() === '$') return pathArgument(new PathExpression(takePath(scanner)));
  const literal = scanner.match(/-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?|true\b|false\b|null\b/y)?.[0];
  return literal === undefined ? takeCall(scanner) : constant(parsePayload(literal));
}

function constant(value: Payload): Evaluate {
  return () => value;
}

/**
 * A backslash may stand before a quote, a brace and itself (states-language.net/spec); AWS refuses others when the
 * definition is given (measured).
 */
function takeText(scanner: Scanner): string {
  const text = scanner.takeQuoted();
  if (/\\[^'{}\\]/.test(text.replaceAll('\\\\', ''))) {
    throw new JsonPathSyntaxError('A backslash stands before a character that needs none');
  }
  return text;
}

/** A path ends at the comma or the parenthesis after it, those in its brackets and quotes aside. */
function takePath(scanner: Scanner): string {
  let path = '';
  for (;;) {
    const plain = scanner.match(/[^,()[\]\s]+/y)?.[0];
    const bracket = plain === undefined && scanner.peek() === '[' ? takeBracket(scanner) : undefined;
    if (plain === undefined && bracket === undefined) return path;
    path += plain ?? bracket ?? '';
  }
}

function takeBracket(scanner: Scanner): string {
  scanner.expect('[');
  let text = '[';
  while (!scanner.take(']')) {
    const piece =
      scanner.peek() === '['
        ? takeBracket(scanner)
        : scanner.match(/'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*"|[^[\]'"]+/sy)?.[0];
    if (piece === undefined) throw scanner.unexpected("']'");
    text += piece;
  }
  return `${text}]`;
}

/** The words of a path that finds nothing were measured on AWS (floci-io/floci, of each kind of path). */
function pathArgument(path: PathExpression): Evaluate {
  const shown = path.isContext ? path.text.slice(1) : path.text;
  return (scope) => {
    try {
      return path.evaluate(scope);
    } catch (problem) {
      if (!(problem instanceof PathFailure)) throw problem;
      if (problem.message.startsWith('Filter:')) throw new IntrinsicFailure(problem.message);
      throw new IntrinsicFailure(
        `The JsonPath argument for the field '${shown}' could not be found in the input '${scope.document.text}'`,
      );
    }
  };
}
