import type { z } from 'zod';
import type { State, StateGraph } from '../definition';
import { checkTransitions } from './check-transitions';
import type { Compilation, QueryLanguage } from './compilation';
import { stateCompilers } from './compile-state';
import { read } from './read';
import type { branchSchema } from './schema';
import { declareVariables, Scope } from './scope';

/** Compiles a state machine, a branch or an item processor: whatever has `StartAt` and `States`. */
export function compileGraph<S extends z.ZodType<z.infer<typeof branchSchema>>>(
  schema: S,
  raw: unknown,
  path: string,
  outer: Scope | undefined,
  compilation: Compilation,
  check?: (fields: z.infer<S>) => void,
): StateGraph | undefined {
  const fields = read(schema, raw, path, compilation);
  if (!fields) return undefined;
  check?.(fields);
  if (Object.keys(fields.States).length === 0) compilation.report(`${path}/States`, 'Value cannot be empty');
  const scope = new Scope(outer);
  declareVariables(fields.States, `${path}/States`, scope, compilation);
  const states = new Map<string, State>();
  for (const [name, state] of Object.entries(fields.States)) {
    const compiled = compileState(name, state, `${path}/States/${name}`, scope, compilation);
    if (compiled) states.set(name, compiled);
  }
  if (states.size === Object.keys(fields.States).length) {
    checkTransitions({ startAt: fields.StartAt, states }, path, compilation);
  }
  return { startAt: fields.StartAt, states };
}

function compileState(
  name: string,
  raw: unknown,
  path: string,
  scope: Scope,
  compilation: Compilation,
): State | undefined {
  compilation.claimStateName(name, path);
  if (typeof raw !== 'object' || raw === null || Array.isArray(raw)) {
    compilation.report(path, 'Expected value of type Object');
    return undefined;
  }
  const { Type: type, QueryLanguage: language } = raw as Record<string, unknown>;
  if (!speaksJsonata(language, name, path, compilation)) return undefined;
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
  return compile(name, raw, path, scope, compilation);
}

/**
 * A state's own `QueryLanguage` counts, then the state machine's: not that of the Map or Parallel state around it
 * (measured: floci-io/floci#2968).
 */
function speaksJsonata(language: unknown, name: string, path: string, compilation: Compilation): boolean {
  const machine: QueryLanguage = compilation.machineLanguage;
  if (language !== undefined && typeof language !== 'string') {
    compilation.report(`${path}/QueryLanguage`, 'Expected value of type [STRING]');
    return false;
  }
  if (language !== undefined && language !== 'JSONPath' && language !== 'JSONata') {
    compilation.report(`${path}/QueryLanguage`, 'Value should be one of the following: [JSONPath, JSONata]');
    return false;
  }
  if ((language ?? machine) === 'JSONata') return true;
  if (machine === 'JSONata') {
    compilation.report(
      path,
      "'QueryLanguage' can not be 'JSONPath' if set to 'JSONata' for whole state machine",
    );
  } else {
    compilation.refuse(
      path,
      `State '${name}' uses the query language JSONPath, which is not implemented here: set "QueryLanguage": "JSONata"`,
    );
  }
  return false;
}
