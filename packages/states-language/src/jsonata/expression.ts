import jsonata from 'jsonata';
import type { JsonObject, JsonValue } from 'type-fest';
import { BoundedRegExp } from './bounded-regexp';
import { EXPRESSION_BOUNDS, MEMORY_EXCEEDED, STACK_EXCEEDED, TIME_EXCEEDED } from './bounds';
import { registerFunctions } from './functions';
import { oneAtATime } from './one-at-a-time';
import { toPlainJson, UnsupportedResult } from './plain-json';

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

/** A parsed JSONata expression: the text between `{%` and `%}`. */
export class Expression {
  private readonly compiled: jsonata.Expression;
  /** The time of the evaluation that runs: there is only one at a time. */
  private now = 0;

  /**
   * @param text the expression without its delimiters, trimmed, as AWS quotes it in causes
   * @throws ExpressionSyntaxError when it does not parse
   */
  constructor(readonly text: string) {
    try {
      // JSONata only ever says `new` to its engine, while the type also wants it to be callable.
      const RegexEngine = BoundedRegExp as unknown as RegExpConstructor;
      this.compiled = jsonata(text, { ...EXPRESSION_BOUNDS, RegexEngine });
    } catch (problem) {
      throw new ExpressionSyntaxError(describeProblem(problem));
    }
    registerFunctions(this.compiled, () => this.now);
  }

  get ast(): jsonata.ExprNode {
    return this.compiled.ast();
  }

  /** @throws ExpressionFailure when it fails, or yields nothing or what JSON cannot hold */
  async evaluate({ states, variables, now }: Bindings): Promise<JsonValue> {
    let result: unknown;
    try {
      result = await oneAtATime(() => {
        this.now = now;
        return this.compiled.evaluate(undefined, { ...variables, states });
      });
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

/** AWS joins a coded JSONata error with ". " and any other with ": " (measured: see bounds.ts). */
function describeEvaluationProblem(problem: unknown): string {
  const code = jsonataCode(problem);
  if (code === undefined) return `: ${describeProblem(problem)}`;
  const boundMessage = BOUND_MESSAGES.get(code);
  return boundMessage ? `: ${boundMessage}` : `. ${code}: ${describeProblem(problem)}`;
}

function jsonataCode(problem: unknown): string | undefined {
  if (typeof problem !== 'object' || problem === null || !('code' in problem)) return undefined;
  return typeof problem.code === 'string' ? problem.code : undefined;
}

function describeProblem(problem: unknown): string {
  if (typeof problem === 'object' && problem !== null && 'message' in problem) return String(problem.message);
  return String(problem);
}
