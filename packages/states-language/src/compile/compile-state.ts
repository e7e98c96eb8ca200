import type { State } from '../definition';
import { argumentProblems } from '../task-arguments';
import { compileMap, compileParallel } from './compile-subgraphs';
import { compileTemplate } from './compile-template';
import { readBySchema } from './read-by-schema';
import { type RawState, stateSchemas, type StateType } from './schema';
import { type StateSite, StateSource } from './state-source';
import { compileResource } from './task-resource';

type StateCompiler = (raw: unknown, site: StateSite) => State | undefined;

/** Makes the compiler of one type of state: read the fields, then build the model. */
function makeCompiler<T extends StateType>(
  type: T,
  build: (source: StateSource<T>) => State | undefined,
): StateCompiler {
  return (raw, site) => {
    const { path, compilation } = site;
    const fields = readBySchema(stateSchemas[type], raw, path, compilation) as RawState<T> | undefined;
    return fields && build(new StateSource(fields, site));
  };
}

export const stateCompilers: Readonly<Record<StateType, StateCompiler>> = {
  Task: makeCompiler('Task', compileTask),
  Pass: makeCompiler('Pass', (source) => {
    source.checkTransition(source.raw);
    return { type: 'Pass', name: source.site.name, ...source.completion(source.raw) };
  }),
  Choice: makeCompiler('Choice', compileChoice),
  Wait: makeCompiler('Wait', compileWait),
  Succeed: makeCompiler('Succeed', (source) => ({
    type: 'Succeed',
    name: source.site.name,
    ...source.completion(source.raw),
  })),
  Fail: makeCompiler('Fail', (source) => ({
    type: 'Fail',
    name: source.site.name,
    error: source.template(source.raw.Error, 'Error'),
    cause: source.template(source.raw.Cause, 'Cause'),
  })),
  Parallel: makeCompiler('Parallel', compileParallel),
  Map: makeCompiler('Map', compileMap),
};

function compileTask(source: StateSource<'Task'>): State | undefined {
  const { raw, site } = source;
  const { name, path, compilation } = site;
  source.checkTransition(raw);
  if (raw.Credentials !== undefined) {
    compilation.refuse(`${path}/Credentials`, `State '${name}' has Credentials`);
  }
  const resource = compileResource(raw.Resource, name, `${path}/Resource`, compilation);
  const task = {
    ...source.completion(raw, '', ['result']),
    ...source.fallible(raw),
    arguments: source.template(raw.Arguments, 'Arguments'),
    timeoutSeconds: source.template(raw.TimeoutSeconds, 'TimeoutSeconds'),
    heartbeatSeconds: source.template(raw.HeartbeatSeconds, 'HeartbeatSeconds'),
  };
  if (!resource) return undefined;
  if (raw.Arguments !== undefined) {
    for (const problem of argumentProblems(resource.integration, raw.Arguments, resource.sdkArguments)) {
      compilation.report(`${path}/Arguments`, problem);
    }
  }
  return { type: 'Task', name, ...resource, resource: raw.Resource, ...task };
}

function compileChoice(source: StateSource<'Choice'>): State {
  const { raw, site } = source;
  return {
    type: 'Choice',
    name: site.name,
    ...source.completion({ ...raw, Next: raw.Default }),
    choices: raw.Choices.map((rule, index) => {
      const prefix = `Choices[${index}]/`;
      return {
        ...source.completion(rule, prefix),
        condition: compileTemplate(
          rule.Condition,
          { path: `${site.path}/${prefix}Condition` },
          site.compilation,
        ),
        next: rule.Next,
      };
    }),
  };
}

function compileWait(source: StateSource<'Wait'>): State | undefined {
  const { raw, site } = source;
  const { name, path, compilation } = site;
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
