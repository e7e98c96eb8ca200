import type jsonata from 'jsonata';
import type { JsonObject, JsonValue } from 'type-fest';
import { MAX_EVALUATION_MS, MEMORY_EXCEEDED, STACK_EXCEEDED, TIME_EXCEEDED } from './bounds';
import { parseExpression, runExpression } from './engine';
import { currentEvaluation, runEvaluation } from './evaluation';
import { provideFunctions } from './library';
import { toPlainJson, UnsupportedResult } from './plain-json';
import { followNames, isPlainPath, namesAfterStates } from './plain-path';

/** What an expression sees: `$states`, the variables of its scope, and the time. */
export interface Bindings {
  readonly states: JsonObject;
  readonly variables: Readonly<Record<string, JsonValue>>;
  /** What `$now` and `$millis` answer, in milliseconds since the epoch. */
  readonly now: number;
}

/** Why an expression has no value: the words that follow "The JSONata expression '…' specified for the field '…'". */
export class ExpressionFailure extends Error {
  override readonly name = 'ExpressionFailure';
}

/** Thrown when a text is not JSONata. */
export class ExpressionSyntaxError extends Error {
  override readonly name = 'ExpressionSyntaxError';
}

/** Where JSONata looks for what it is to call after each step. */
const AFTER_STEP = Symbol.for('jsonata.__evaluate_exit') as unknown as string;

/** A parsed JSONata expression: the text between `{%` and `%}`. Its time, its memory and its result are bounded. */
export class Expression {
  private readonly compiled: jsonata.Expression;
  private readonly maxMs: number | undefined;
  /** Of what it leads to, when it is a part of `$states` and no more. */
  private readonly names: readonly string[] | undefined;

  /**
   * @param text the expression without its delimiters, trimmed, as AWS quotes it in causes
   * @param maxMs how long an evaluation may take
   * @throws ExpressionSyntaxError when it does not parse
   */
  constructor(
    readonly text: string,
    maxMs: number = MAX_EVALUATION_MS,
  ) {
    try {
      this.compiled = parseExpression(text);
    } catch (problem) {
      throw new ExpressionSyntaxError(describeSyntaxProblem(problem));
    }
    this.names = namesAfterStates(this.ast);
    if (isPlainPath(this.ast)) return;
    this.maxMs = maxMs;
    provideFunctions(this.compiled);
    this.compiled.assign(
      AFTER_STEP,
      (_step: unknown, _input: unknown, _environment: unknown, result: unknown) => {
        currentEvaluation().memory.check(result);
      },
    );
  }

  get ast(): jsonata.ExprNode {
    return this.compiled.ast();
  }

  /** @throws ExpressionFailure when it fails, or yields nothing or what JSON cannot hold */
  evaluate({ states, variables, now }: Bindings): JsonValue {
    const part = this.names && followNames(states, this.names);
    if (part !== undefined) return part;
    let result: unknown;
    try {
      result = runEvaluation(now, () => runExpression(this.compiled, { ...variables, states }, this.maxMs));
    } catch (problem) {
      throw new ExpressionFailure(`threw an error during evaluation${describeEvaluationProblem(problem)}`);
    }
    if (result === undefined) throw new ExpressionFailure('returned nothing (undefined).');
    try {
      return toPlainJson(result);
    } catch (problem) {
      if (!(problem instanceof UnsupportedResult)) throw problem;
      throw new ExpressionFailure(`returned an unsupported result type.`);
    }
  }
}

/** The codes of JSONata for the bounds that AWS has words of its own for, and Node's for a match that took too long. */
const BOUND_MESSAGES = new Map([
  ['D1011', STACK_EXCEEDED],
  ['D1012', TIME_EXCEEDED],
  ['ERR_SCRIPT_EXECUTION_TIMEOUT', TIME_EXCEEDED],
  ['D2014', MEMORY_EXCEEDED],
  ['D2015', MEMORY_EXCEEDED],
]);

/** What Node.js says of a call stack that is full, and of a text or an array that would be too long. */
const STACK_FULL = 'Maximum call stack size exceeded';
const TOO_LONG = /^Invalid (string|array) length/;

/** What Node.js says of a pattern that JSONata hands on to it: the flags behind the pattern are JSONata's own. */
const INVALID_PATTERN = /^Invalid regular expression: \/(.*)\/\w*: /s;

/** AWS joins a coded JSONata error with ". " and any other with ": " (measured: see bounds.ts). */
function describeEvaluationProblem(problem: unknown): string {
  const code = jsonataCode(problem);
  if (code === undefined) {
    const message = describeProblem(problem);
    if (message.startsWith(STACK_FULL)) return `: ${STACK_EXCEEDED}`;
    return `: ${TOO_LONG.test(message) ? MEMORY_EXCEEDED : message}`;
  }
  const boundMessage = BOUND_MESSAGES.get(code);
  return boundMessage ? `: ${boundMessage}` : `. ${code}: ${describeProblem(problem)}`;
}

function jsonataCode(problem: unknown): string | undefined {
  if (typeof problem !== 'object' || problem === null || !('code' in problem)) return undefined;
  return typeof problem.code === 'string' ? problem.code : undefined;
}

function describeSyntaxProblem(problem: unknown): string {
  const message = describeProblem(problem);
  if (message.startsWith(STACK_FULL)) return 'The expression is nested more deeply than the call stack';
  const pattern = INVALID_PATTERN.exec(message)?.[1];
  return pattern === undefined ? message : `The regular expression /${pattern}/ is not valid`;
}

function describeProblem(problem: unknown): string {
  if (typeof problem === 'object' && problem !== null && 'message' in problem) return String(problem.message);
  return String(problem);
}
