import type { State } from '../definition';
import { argumentProblems } from '../task-arguments';
import type { Compilation } from './compilation';
import { compileMap, compileParallel } from './compile-subgraphs';
import { compileTemplate } from './compile-template';
import { read } from './read';
import { type RawState, stateSchemas, type StateType } from './schema';
import type { Scope } from './scope';
import { StateSource } from './state-source';
import { compileResource } from './task-resource';

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
