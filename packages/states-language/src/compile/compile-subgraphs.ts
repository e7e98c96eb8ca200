import type { State, StateGraph } from '../definition';
import { compileGraph } from './compile-graph';
import { branchSchema, processorSchema } from './schema';
import type { StateSource } from './state-source';

const DISTRIBUTED_FIELDS = [
  'ItemReader',
  'ItemBatcher',
  'ResultWriter',
  'ToleratedFailureCount',
  'ToleratedFailurePercentage',
  'Label',
] as const;

export function compileParallel(source: StateSource<'Parallel'>): State {
  const { raw, name, path, scope, compilation } = source;
  source.checkTransition(raw);
  const branches = raw.Branches.map((branch, index) =>
    compileGraph(branchSchema, branch, `${path}/Branches[${index}]`, scope, compilation),
  );
  return {
    type: 'Parallel',
    name,
    ...source.completion(raw, '', ['result']),
    ...source.fallible(raw),
    arguments: source.template(raw.Arguments, 'Arguments'),
    branches: branches.filter((branch): branch is StateGraph => branch !== undefined),
  };
}

export function compileMap(source: StateSource<'Map'>): State | undefined {
  const { raw, name, path, scope, compilation } = source;
  source.checkTransition(raw);
  for (const field of DISTRIBUTED_FIELDS) {
    if (raw[field] === undefined) continue;
    compilation.refuse(
      `${path}/${field}`,
      `State '${name}' has ${field}, which belongs to a Distributed Map; only inline Map states are implemented here`,
    );
  }
  const field = raw.ItemProcessor === undefined ? 'Iterator' : 'ItemProcessor';
  const state = {
    ...source.completion(raw, '', ['result']),
    ...source.fallible(raw),
    items: source.template(raw.Items, 'Items'),
    itemSelector: source.template(raw.ItemSelector, 'ItemSelector'),
    maxConcurrency: source.template(raw.MaxConcurrency, 'MaxConcurrency'),
  };
  if ((raw.ItemProcessor === undefined) === (raw.Iterator === undefined)) {
    const problem =
      raw.Iterator === undefined ? 'This object should have only one of' : 'There should only be one of';
    compilation.report(path, `${problem} the following fields: [ItemProcessor, Iterator]`);
    return undefined;
  }
  const processor = compileGraph(
    processorSchema,
    raw[field],
    `${path}/${field}`,
    scope,
    compilation,
    (fields) => {
      if (fields.ProcessorConfig?.Mode === 'DISTRIBUTED') {
        const message =
          "The field 'Mode' with value 'DISTRIBUTED' is not supported inside 'EXPRESS' state machines";
        compilation.report(`${path}/${field}/ProcessorConfig/Mode`, message);
      } else if (fields.ProcessorConfig?.ExecutionType !== undefined) {
        compilation.report(`${path}/${field}/ProcessorConfig`, "Field 'ExecutionType' is not supported");
      }
    },
  );
  return processor && { type: 'Map', name, ...state, processor };
}
