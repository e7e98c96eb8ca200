import type { Catcher, Completion, Fallible, Retrier, State } from '../definition';
import type { JsonValue } from '../json';
import type { Template } from '../jsonata/template';
import { argumentProblems } from '../task-arguments';
import type { Compilation } from './compilation';
import { compileAssignment, compileTemplate, type StatesMember } from './compile-template';
import { compileMap, compileParallel } from './compile-subgraphs';
import { read } from './read';
import { compileResource } from './task-resource';
import { type RawCatcher, type RawRetrier, type RawState, stateSchemas, type StateType } from './schema';
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
    this.#checkCatchAll(Retry, 'Retry');
    this.#checkCatchAll(Catch, 'Catch');
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

  #checkCatchAll(entries: readonly { ErrorEquals: string[] }[], field: string): void {
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

type StateCompiler = (
  name: string,
  raw: unknown,
  path: string,
  scope: Scope,
  compilation: Compilation,
) => State | undefined;

/** Makes the compiler of one type of state: read the fields, then build the model. */
function compiler<T extends StateType>(
  type: T,
  build: (source: StateSource<T>) => State | undefined,
): StateCompiler {
  return (name, raw, path, scope, compilation) => {
    const fields = read(stateSchemas[type], raw, path, compilation) as RawState<T> | undefined;
    return fields && build(new StateSource(name, fields, path, scope, compilation));
  };
}

export const stateCompilers: Readonly<Record<StateType, StateCompiler>> = {
  Task: compiler('Task', compileTask),
  Pass: compiler('Pass', (source) => {
    source.checkTransition(source.raw);
    return { type: 'Pass', name: source.name, ...source.completion(source.raw) };
  }),
  Choice: compiler('Choice', compileChoice),
  Wait: compiler('Wait', compileWait),
  Succeed: compiler('Succeed', (source) => ({
    type: 'Succeed',
    name: source.name,
    ...source.completion(source.raw),
  })),
  Fail: compiler('Fail', (source) => ({
    type: 'Fail',
    name: source.name,
    error: source.template(source.raw.Error, 'Error'),
    cause: source.template(source.raw.Cause, 'Cause'),
  })),
  Parallel: compiler('Parallel', compileParallel),
  Map: compiler('Map', compileMap),
};

function compileTask(source: StateSource<'Task'>): State | undefined {
  const { raw, name, path, compilation } = source;
  source.checkTransition(raw);
  if (raw.Credentials !== undefined) {
    compilation.refuse(
      `${path}/Credentials`,
      `State '${name}' has Credentials, which are not implemented here`,
    );
  }
  const integration = compileResource(raw.Resource, name, `${path}/Resource`, compilation);
  const task = {
    ...source.completion(raw, '', ['result']),
    ...source.fallible(raw),
    arguments: source.template(raw.Arguments, 'Arguments'),
    timeoutSeconds: source.template(raw.TimeoutSeconds, 'TimeoutSeconds'),
    heartbeatSeconds: source.template(raw.HeartbeatSeconds, 'HeartbeatSeconds'),
  };
  if (!integration) return undefined;
  if (raw.Arguments !== undefined) {
    for (const problem of argumentProblems(integration, raw.Arguments)) {
      compilation.report(`${path}/Arguments`, problem);
    }
  }
  return { type: 'Task', name, integration, resource: raw.Resource, ...task };
}

function compileChoice(source: StateSource<'Choice'>): State {
  const { raw, name, path, compilation } = source;
  return {
    type: 'Choice',
    name,
    ...source.completion({ ...raw, Next: raw.Default }),
    choices: raw.Choices.map((rule, index) => {
      const prefix = `Choices[${index}]/`;
      return {
        ...source.completion(rule, prefix),
        condition: compileTemplate(rule.Condition, { path: `${path}/${prefix}Condition` }, compilation),
        next: rule.Next,
      };
    }),
  };
}

function compileWait(source: StateSource<'Wait'>): State | undefined {
  const { raw, name, path, compilation } = source;
  source.checkTransition(raw);
  const seconds = source.template(raw.Seconds, 'Seconds');
  const timestamp = source.template(raw.Timestamp, 'Timestamp');
  if (seconds && timestamp) {
    compilation.report(path, 'There should only be one of the following fields: [Seconds, Timestamp]');
  }
  const until = seconds
    ? ({ field: 'Seconds', value: seconds } as const)
    : timestamp && ({ field: 'Timestamp', value: timestamp } as const);
  if (!until) {
    compilation.report(
      path,
      'This object should have only one of the following fields: [Seconds, Timestamp]',
    );
    return undefined;
  }
  return { type: 'Wait', name, ...source.completion(raw), until };
}
