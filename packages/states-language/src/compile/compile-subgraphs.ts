import type { State, StateGraph } from '../definition';
import { branchSchema, type GraphFields, processorSchema } from './schema';
import type { StateSource } from './state-source';

const DISTRIBUTED_FIELDS = [
  'ItemReader',
  'ItemBatcher',
  'ResultWriter',
  'ToleratedFailureCount',
  'ToleratedFailurePercentage',
  'ToleratedFailureCountPath',
  'ToleratedFailurePercentagePath',
  'Label',
];

export function compileParallel(source: StateSource<'Parallel'>): State {
  const { raw, site } = source;
  source.checkTransition(raw);
  const branches = raw.Branches.map((branch, index) => {
    const field = `Branches[${index}]`;
    const fields = source.readField(branchSchema, branch, field);
    return fields && compileSubGraph(fields, field, source);
  });
  return {
    type: 'Parallel',
    name: site.name,
    ...source.completion('result', raw.Next),
    ...source.fallible(raw),
    effectiveInput: source.fields.effectiveInput(),
    branches: branches.filter((branch) => branch !== undefined),
  };
}

export function compileMap(source: StateSource<'Map'>): State | undefined {
  const { raw, site } = source;
  const { name, path, compilation } = site;
  source.checkTransition(raw);
  for (const field of DISTRIBUTED_FIELDS) {
    if (!Object.hasOwn(raw, field)) continue;
    compilation.refuse(
      `${path}/${field}`,
      `State '${name}' has ${field}, which belongs to a Distributed Map; only inline Map states can run here`,
    );
  }
  const state = {
    ...source.completion('result', raw.Next),
    ...source.fallible(raw),
    ...source.fields.iteration(),
  };
  const processor = compileProcessor(source);
  return processor && { type: 'Map', name, ...state, processor };
}

function compileProcessor(source: StateSource<'Map'>): StateGraph | undefined {
  const { raw, site } = source;
  const { path, compilation } = site;
  if ((raw.ItemProcessor === undefined) === (raw.Iterator === undefined)) {
    const problem =
      raw.Iterator === undefined ? 'This object should have only one of' : 'There should only be one of';
    compilation.report(path, `${problem} the following fields: [ItemProcessor, Iterator]`);
    return undefined;
  }
  const field = raw.ItemProcessor === undefined ? 'Iterator' : 'ItemProcessor';
  const fields = source.readField(processorSchema, raw[field], field);
  if (!fields) return undefined;
  if (fields.ProcessorConfig?.Mode === 'DISTRIBUTED') {
    const message =
      "The field 'Mode' with value 'DISTRIBUTED' is not supported inside 'EXPRESS' state machines";
    compilation.report(`${path}/${field}/ProcessorConfig/Mode`, message);
  } else if (fields.ProcessorConfig?.ExecutionType !== undefined) {
    compilation.report(`${path}/${field}/ProcessorConfig`, "Field 'ExecutionType' is not supported");
  }
  return compileSubGraph(fields, field, source);
}

function compileSubGraph(fields: GraphFields, field: string, { site }: StateSource): StateGraph {
  const outer = site.scope.around(site.name);
  return site.compileGraph(fields, `${site.path}/${field}`, outer, site.compilation);
}
