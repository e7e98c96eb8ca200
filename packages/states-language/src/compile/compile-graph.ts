import type { State, StateGraph } from '../definition';
import { isJsonObject } from '../json';
import { jsonata } from '../jsonata/jsonata-language';
import { jsonpath } from '../jsonpath/jsonpath-language';
import type { QueryLanguage } from '../query-language';
import { checkTransitions } from './check-transitions';
import type { Compilation } from './compilation';
import { stateCompilers } from './compile-state';
import type { GraphFields } from './schema';
import { declareVariables, type OuterScope, Scope } from './scope';
import type { StateSite } from './state-source';

/** Compiles a state machine, a branch or an item processor: whatever has `StartAt` and `States`. */
export function compileGraph(
  { StartAt, States }: GraphFields,
  path: string,
  outer: OuterScope | undefined,
  compilation: Compilation,
): StateGraph {
  if (Object.keys(States).length === 0) compilation.report(`${path}/States`, 'Value cannot be empty');
  const scope = new Scope(outer);
  declareVariables(States, `${path}/States`, scope, compilation);
  const states = new Map<string, State>();
  for (const [name, raw] of Object.entries(States)) {
    const site = { name, path: `${path}/States/${name}`, scope, compilation, compileGraph };
    const state = compileState(raw, site);
    if (state) states.set(name, state);
  }
  if (states.size === Object.keys(States).length) {
    checkTransitions({ startAt: StartAt, states }, path, compilation);
  }
  return { startAt: StartAt, states };
}

function compileState(raw: unknown, site: StateSite): State | undefined {
  const { name, path, compilation } = site;
  compilation.claimStateName(name, path);
  if (!isJsonObject(raw)) {
    compilation.report(path, 'Expected value of type Object');
    return undefined;
  }
  const { Type: type, QueryLanguage: language } = raw;
  const queryLanguage = findQueryLanguage(language, site);
  if (!queryLanguage) return undefined;
  if (type === undefined) {
    compilation.report(path, 'These fields are required: [Type]');
    return undefined;
  }
  const compile = Object.entries(stateCompilers).find(([known]) => known === type)?.[1];
  if (!compile) {
    const types = Object.keys(stateCompilers).join(', ');
    compilation.report(`${path}/Type`, `Value should be one of the following: [${types}]`);
    return undefined;
  }
  return compile(raw, queryLanguage, site);
}

/**
 * The query language of a state; reports one that it must not have. Its own `QueryLanguage` counts, then the state
 * machine's: not that of the Map or Parallel state around it (measured: floci-io/floci#2968).
 */
function findQueryLanguage(language: unknown, { path, compilation }: StateSite): QueryLanguage | undefined {
  const machine = compilation.machineLanguage;
  if (language !== undefined && typeof language !== 'string') {
    compilation.report(`${path}/QueryLanguage`, 'Expected value of type [STRING]');
    return undefined;
  }
  if (language !== undefined && language !== 'JSONPath' && language !== 'JSONata') {
    compilation.report(`${path}/QueryLanguage`, 'Value should be one of the following: [JSONPath, JSONata]');
    return undefined;
  }
  if ((language ?? machine) === 'JSONata') return jsonata;
  if (machine === 'JSONPath') return jsonpath;
  compilation.report(
    path,
    "'QueryLanguage' can not be 'JSONPath' if set to 'JSONata' for whole state machine",
  );
  return undefined;
}
