import type { z } from 'zod';
import type { Catcher, Completion, Fallible, Retrier, StateGraph } from '../definition';
import type { CompletionOf } from '../fields';
import type { FieldSite, StateFields } from '../query-language';
import type { Compilation } from './compilation';
import { readBySchema } from './read-by-schema';
import type { GraphFields, RawCatcher, RawRetrier, RawState, StateType } from './schema';
import type { OuterScope, Scope } from './scope';

/** Where a state stands, and what is around it. */
export interface StateSite extends FieldSite {
  readonly scope: Scope;
  /** Handed in, since graphs hold states and states hold graphs. */
  readonly compileGraph: (
    fields: GraphFields,
    path: string,
    outer: OuterScope | undefined,
    compilation: Compilation,
  ) => StateGraph;
}

/** One state on its way from the definition's text to the model. */
export class StateSource<T extends StateType = StateType> {
  constructor(
    readonly raw: RawState<T>,
    /** The fields of the state's query language. */
    readonly fields: StateFields,
    readonly site: StateSite,
  ) {}

  readField<S extends z.ZodType>(schema: S, value: unknown, field: string): z.infer<S> | undefined {
    return readBySchema(schema, value, `${this.site.path}/${field}`, this.site.compilation);
  }

  /** How the state itself ends. */
  completion(of: CompletionOf, next: string | undefined): Completion {
    return { complete: this.fields.completion(this.raw, '', of), next };
  }

  fallible(fields: { Retry?: RawRetrier[]; Catch?: RawCatcher[] }): Fallible {
    const { Retry = [], Catch = [] } = fields;
    this.checkCatchAll(Retry, 'Retry');
    this.checkCatchAll(Catch, 'Catch');
    return {
      retry: Retry.map(compileRetrier),
      catch: Catch.map((catcher, index): Catcher => ({
        complete: this.fields.completion(catcher, `Catch[${index}]/`, 'errorOutput'),
        errorEquals: catcher.ErrorEquals,
        next: catcher.Next,
      })),
    };
  }

  /** `Next` and `End` exclude each other, and one must be there. */
  checkTransition({ Next, End }: { Next?: string; End?: boolean }): void {
    const { path, compilation } = this.site;
    if (Next !== undefined && End === true) {
      compilation.report(path, 'There should only be one of the following fields: [Next, End]');
    } else if (Next === undefined && End !== true) {
      compilation.report(path, 'This object should have only one of the following fields: [Next, End]');
    }
  }

  private checkCatchAll(entries: readonly { ErrorEquals: string[] }[], field: string): void {
    for (const [index, { ErrorEquals }] of entries.entries()) {
      if (ErrorEquals.includes('States.ALL') && (ErrorEquals.length > 1 || index < entries.length - 1)) {
        const path = `${this.site.path}/${field}[${index}]/ErrorEquals`;
        this.site.compilation.report(path, 'States.ALL must appear alone and at end of list');
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
