import type { JsonObject, JsonValue } from 'type-fest';
import type { Compilation } from '../compile/compilation';
import { isJsonObject } from '../json';
import { composePayload, joinPayloads, type Payload, payloadOf } from '../payload';
import type { StateFailure } from '../state-failure';
import { IntrinsicFailure } from './intrinsics/intrinsic';
import { type Evaluate, parseIntrinsic } from './intrinsics/parse-intrinsic';
import { inJavaHashOrder, javaHashOfText } from './java-values';
import { PathExpression, type PathScope } from './path-expression';
import { PathFailure } from './path/evaluate-path';
import { JsonPathSyntaxError } from './path/scanner';

/** What makes a member of an object dynamic: its value is a path or a call of an intrinsic function. */
const SUFFIX = '.$';

/** A value of the definition, such as `Parameters`, whose members may be dynamic at any depth. It throws StateFailure. */
export type PayloadTemplate = Evaluate;

/**
 * Compiles a template; what is no path and no intrinsic function is reported where it stands.
 *
 * @param path of the template in the definition, for example `/States/Log/Parameters`
 */
export function compilePayloadTemplate(
  value: JsonValue,
  path: string,
  compilation: Compilation,
): PayloadTemplate {
  if (Array.isArray(value)) {
    const items = value.map((item, index) => compilePayloadTemplate(item, `${path}[${index}]`, compilation));
    return (scope) => joinPayloads(items.map((item) => item(scope)));
  }
  if (!isJsonObject(value)) return constant(value);
  const members = compileMembers(value, path, compilation);
  if (members.every(({ isDynamic }) => !isDynamic) && isConstant(value)) return constant(value);
  return (scope) => composePayload(new Map(members.map(({ name, evaluate }) => [name, evaluate(scope)])));
}

/**
 * Compiles a value that is dynamic itself: that of a member `field`, which ends in `.$`, or of `ErrorPath`.
 *
 * @throws JsonPathSyntaxError
 */
export function compileDynamicValue(text: string, field: string): Evaluate {
  if (!text.startsWith('$')) return explainIntrinsicFailure(parseIntrinsic(text), text);
  const expression = new PathExpression(text);
  return (scope) => evaluateMember(expression, field, scope);
}

interface Member {
  readonly name: string;
  readonly isDynamic: boolean;
  readonly evaluate: Evaluate;
}

/**
 * What is static comes first, in its own order; then what is dynamic, in the order of a Java HashMap (recorded on AWS, of
 * every output that shows it).
 */
function compileMembers(value: JsonObject, path: string, compilation: Compilation): Member[] {
  const members = Object.entries(value).flatMap(([key, member]): Member[] => {
    if (member === undefined) return [];
    const place = `${path}/${key}`;
    if (!key.endsWith(SUFFIX)) {
      return [{ name: key, isDynamic: false, evaluate: compilePayloadTemplate(member, place, compilation) }];
    }
    const evaluate = compileMember(key, member, path, compilation);
    return [{ name: key.slice(0, -SUFFIX.length), isDynamic: true, evaluate }];
  });
  return [
    ...members.filter(({ isDynamic }) => !isDynamic),
    ...inJavaHashOrder(
      members.filter(({ isDynamic }) => isDynamic),
      ({ name }) => javaHashOfText(name),
    ),
  ];
}

/** @param path of the object that has the member: it is where AWS reports a problem (recorded on AWS) */
function compileMember(key: string, value: JsonValue, path: string, compilation: Compilation): Evaluate {
  try {
    if (typeof value === 'string') return compileDynamicValue(value, key);
  } catch (problem) {
    if (!(problem instanceof JsonPathSyntaxError)) throw problem;
  }
  compilation.report(
    path,
    `The value for the field '${key}' must be a valid JSONPath or a valid intrinsic function call`,
  );
  return constant(value);
}

function evaluateMember(expression: PathExpression, field: string, scope: PathScope): Payload {
  if (expression.isDocument && scope.document.value === null) {
    // Seen on AWS: a member `"Input.$": "$"` of the Parameters of a state whose input is null.
    const cause = 'Unable to apply Path transformation to null or empty input.';
    throw scope.visit.failure('States.Runtime', cause, 'never');
  }
  try {
    return expression.evaluate(scope);
  } catch (problem) {
    if (!(problem instanceof PathFailure)) throw problem;
    // Beyond the end of an array there is null, though not as an argument of a function (measured on AWS: floci-io/floci).
    if (problem.isPastEnd) return payloadOf(null);
    throw notFound(expression, field, scope);
  }
}

/** Recorded on AWS, of a member, of `ErrorPath` and of `CausePath`. */
function notFound(expression: PathExpression, field: string, scope: PathScope): StateFailure {
  const document = expression.isContext ? expression.rootIn(scope) : scope.document;
  return scope.visit.failure(
    'States.Runtime',
    `The JSONPath '${expression.text}' specified for the field '${field}' could not be found in the input '${document.text}'`,
    'never',
  );
}

/** AWS's page calls the error States.IntrinsicFailure; what comes is States.Runtime (measured on AWS). */
function explainIntrinsicFailure(evaluate: Evaluate, text: string): Evaluate {
  return (scope) => {
    try {
      return evaluate(scope);
    } catch (problem) {
      if (!(problem instanceof IntrinsicFailure)) throw problem;
      const cause = `The function '${text}' had the following error: ${problem.message}`;
      throw scope.visit.failure('States.Runtime', cause, 'never');
    }
  };
}

function constant(value: JsonValue): Evaluate {
  const payload = payloadOf(value);
  return () => payload;
}

/** Whether nothing in a value is dynamic. */
function isConstant(value: JsonValue | undefined): boolean {
  if (Array.isArray(value)) return value.every(isConstant);
  if (!isJsonObject(value)) return true;
  return Object.entries(value).every(([key, member]) => !key.endsWith(SUFFIX) && isConstant(member));
}

/** A template as far as it is known without an input: a dynamic member is an expression of JSONata, which nobody looks into. */
export function knownPartOf(value: JsonValue): JsonValue {
  if (Array.isArray(value)) return value.map(knownPartOf);
  if (!isJsonObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, member]) => [
      key.endsWith(SUFFIX) ? key.slice(0, -SUFFIX.length) : key,
      key.endsWith(SUFFIX) ? '{%%}' : knownPartOf(member ?? null),
    ]),
  );
}

/** The name that a member of `Assign` gives its value to. */
export function nameOfMember(key: string): string {
  return key.endsWith(SUFFIX) ? key.slice(0, -SUFFIX.length) : key;
}
