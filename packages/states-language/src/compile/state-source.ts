import type { Catcher, Completion, Fallible, Retrier } from '../definition';
import type { JsonValue } from '../json';
import type { Template } from '../jsonata/template';
import type { Compilation } from './compilation';
import { compileAssignment, compileTemplate } from './compile-template';
import type { StatesMember } from './references';
import type { RawCatcher, RawRetrier, RawState, StateType } from './schema';
import type { Scope } from './scope';

/** One state on its way from the definition's text to the model. */
export class StateSource<T extends StateType = StateType> {
  constructor(
    readonly name: string,
    readonly raw: RawState<T>,
    readonly path: string,
    readonly scope: Scope,
    readonly compilation: Compilation,
  ) {}

  template(
    value: JsonValue | undefined,
    field: string,
    members?: readonly StatesMember[],
  ): Template | undefined {
    if (value === undefined) return undefined;
    return compileTemplate(value, { path: `${this.path}/${field}`, members }, this.compilation);
  }

  completion(
    fields: { Output?: JsonValue; Assign?: Record<string, JsonValue>; Next?: string },
    prefix = '',
    members?: readonly StatesMember[],
  ): Completion {
    return {
      output: this.template(fields.Output, `${prefix}Output`, members),
      assign:
        fields.Assign &&
        compileAssignment(fields.Assign, { path: `${this.path}/${prefix}Assign`, members }, this.compilation),
      next: fields.Next,
    };
  }

  fallible(fields: { Retry?: RawRetrier[]; Catch?: RawCatcher[] }): Fallible {
    const { Retry = [], Catch = [] } = fields;
    this.checkCatchAll(Retry, 'Retry');
    this.checkCatchAll(Catch, 'Catch');
    return {
      retry: Retry.map(compileRetrier),
      catch: Catch.map((catcher, index): Catcher => ({
        ...this.completion(catcher, `Catch[${index}]/`, ['errorOutput']),
        errorEquals: catcher.ErrorEquals,
        next: catcher.Next,
      })),
    };
  }

  /** `Next` and `End` exclude each other, and one must be there. */
  checkTransition({ Next, End }: { Next?: string; End?: boolean }): void {
    if (Next !== undefined && End === true) {
      this.compilation.report(this.path, 'There should only be one of the following fields: [Next, End]');
    } else if (Next === undefined && End !== true) {
      this.compilation.report(
        this.path,
        'This object should have only one of the following fields: [Next, End]',
      );
    }
  }

  private checkCatchAll(entries: readonly { ErrorEquals: string[] }[], field: string): void {
    for (const [index, { ErrorEquals }] of entries.entries()) {
      if (ErrorEquals.includes('States.ALL') && (ErrorEquals.length > 1 || index < entries.length - 1)) {
        const path = `${this.path}/${field}[${index}]/ErrorEquals`;
        this.compilation.report(path, 'States.ALL must appear alone and at end of list');
      }
    }
  }
}

/** Defaults as in step-functions/latest/dg/concepts-error-handling. */
function compileRetrier(raw: RawRetrier): Retrier {
  return {
    errorEquals: raw.ErrorEquals,
    intervalSeconds: raw.IntervalSeconds ?? 1,
    maxAttempts: raw.MaxAttempts ?? 3,
    backoffRate: raw.BackoffRate ?? 2,
    maxDelaySeconds: raw.MaxDelaySeconds,
    jitter: raw.JitterStrategy === 'FULL',
  };
}
