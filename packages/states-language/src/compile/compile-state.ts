import type { State } from '../definition';
import type { QueryLanguage } from '../query-language';
import { argumentProblems } from '../task-arguments';
import { compileMap, compileParallel } from './compile-subgraphs';
import { readBySchema } from './read-by-schema';
import type { RawState, StateType } from './schema';
import { type StateSite, StateSource } from './state-source';
import { compileResource } from './task-resource';

type StateCompiler = (raw: unknown, language: QueryLanguage, site: StateSite) => State | undefined;

/** Makes the compiler of one type of state: read the fields, then build the model. */
function makeCompiler<T extends StateType>(
  type: T,
  build: (source: StateSource<T>) => State | undefined,
): StateCompiler {
  return (raw, { name, schemas, readFields }, site) => {
    const { path, compilation } = site;
    const state = readBySchema(schemas[type], raw, path, compilation, name) as RawState<T> | undefined;
    return state && build(new StateSource(state, readFields(state, site), site));
  };
}

export const stateCompilers: Readonly<Record<StateType, StateCompiler>> = {
  Task: makeCompiler('Task', compileTask),
  Pass: makeCompiler('Pass', (source) => {
    source.checkTransition(source.raw);
    return {
      type: 'Pass',
      name: source.site.name,
      effectiveInput: source.fields.effectiveInput(),
      ...source.completion('input', source.raw.Next),
    };
  }),
  Choice: makeCompiler('Choice', compileChoice),
  Wait: makeCompiler('Wait', compileWait),
  Succeed: makeCompiler('Succeed', (source) => ({
    type: 'Succeed',
    name: source.site.name,
    effectiveInput: source.fields.effectiveInput(),
    ...source.completion('input', undefined),
  })),
  Fail: makeCompiler('Fail', ({ site, fields }) => ({ type: 'Fail', name: site.name, ...fields.failure() })),
  Parallel: makeCompiler('Parallel', compileParallel),
  Map: makeCompiler('Map', compileMap),
};

function compileTask(source: StateSource<'Task'>): State | undefined {
  const { raw, fields, site } = source;
  const { name, path, compilation } = site;
  source.checkTransition(raw);
  if (raw.Credentials !== undefined) {
    compilation.refuse(`${path}/Credentials`, `State '${name}' has Credentials`);
  }
  const resource = compileResource(raw.Resource, name, `${path}/Resource`, compilation);
  const task = {
    ...source.completion('result', raw.Next),
    ...source.fallible(raw),
    effectiveInput: fields.effectiveInput(),
    ...fields.timeLimits(),
  };
  if (!resource) return undefined;
  const known = fields.knownArguments();
  if (known) {
    for (const problem of argumentProblems(resource.integration, known.value, resource.sdkArguments)) {
      compilation.report(`${path}/${known.field}`, problem);
    }
  }
  return { type: 'Task', name, ...resource, resource: raw.Resource, ...task };
}

function compileChoice(source: StateSource<'Choice'>): State {
  const { raw, fields, site } = source;
  return {
    type: 'Choice',
    name: site.name,
    effectiveInput: fields.effectiveInput(),
    ...source.completion('input', raw.Default),
    choices: raw.Choices.map((rule, index) => {
      const prefix = `Choices[${index}]/`;
      return {
        complete: fields.completion(rule, prefix, 'input'),
        condition: fields.condition(rule, prefix),
        next: rule.Next,
      };
    }),
  };
}

function compileWait(source: StateSource<'Wait'>): State | undefined {
  const { raw, fields, site } = source;
  source.checkTransition(raw);
  const millisecondsToWait = fields.millisecondsToWait();
  if (!millisecondsToWait) return undefined;
  return {
    type: 'Wait',
    name: site.name,
    effectiveInput: fields.effectiveInput(),
    ...source.completion('input', raw.Next),
    millisecondsToWait,
  };
}
