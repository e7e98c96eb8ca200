import { type Compilation, type WorkflowType } from '../compile/compilation';
import { compileGraph, compileState } from '../compile/compile-graph';
import {
  compileMachine,
  type CompileOptions,
  compileText,
  startCompilation,
} from '../compile/compile-state-machine';
import { InvalidDefinitionError, NOT_SUPPORTED } from '../compile/invalid-definition-error';
import { Scope } from '../compile/scope';
import type { State, StateGraph } from '../definition';

/** What AWS calls a state that stands alone (recorded on AWS: in paths, and in the context object). */
export const NAMELESS_STATE = 'StateName';

/** One state, to be tested. */
export interface StateUnderTest {
  readonly state: State;
  /** What of it is not run here, so that it can be tested with a mock only. Its message names each. */
  readonly notRun?: InvalidDefinitionError;
}

/** Standard is what AWS takes a test for: Distributed Maps and all patterns of integrations pass (recorded on AWS). */
const FOR_TESTS: { readonly workflowType: WorkflowType } = { workflowType: 'STANDARD' };

/**
 * Compiles a state to be tested.
 *
 * @param definition a state alone, or, if `stateName` is given, the state machine that has it at any depth
 * @returns nothing for a state that the machine does not have
 * @throws InvalidDefinitionError for whatever AWS refuses in it
 */
export function compileStateUnderTest(
  definition: string,
  stateName?: string,
  options: Omit<CompileOptions, 'workflowType'> = {},
): StateUnderTest | undefined {
  return compileText(definition, (raw) => {
    const compilation = startCompilation(stateName === undefined ? {} : raw, { ...options, ...FOR_TESTS });
    const found =
      stateName === undefined ? compileAlone(raw, compilation) : findIn(raw, stateName, compilation);
    const invalid = compilation.problems.filter(({ code }) => code !== NOT_SUPPORTED);
    if (invalid.length > 0) throw new InvalidDefinitionError(invalid);
    if (!found) return undefined;
    const { state, path } = found;
    const notRun = compilation.problems.filter((problem) => isIn(problem.path, path));
    return { state, ...(notRun.length > 0 && { notRun: new InvalidDefinitionError(notRun) }) };
  });
}

interface FoundState {
  readonly state: State;
  readonly path: string;
}

function compileAlone(raw: object, compilation: Compilation): FoundState | undefined {
  const path = `/States/${NAMELESS_STATE}`;
  const site = { name: NAMELESS_STATE, path, scope: new Scope(), compilation, compileGraph };
  const state = compileState(raw, site);
  return state && { state, path };
}

function findIn(raw: object, stateName: string, compilation: Compilation): FoundState | undefined {
  const machine = compileMachine(raw, compilation);
  return machine && findState(machine, stateName, '');
}

function findState({ states }: StateGraph, name: string, path: string): FoundState | undefined {
  const state = states.get(name);
  if (state) return { state, path: `${path}/States/${name}` };
  for (const outer of states.values()) {
    for (const [field, graph] of graphsIn(outer)) {
      const found = findState(graph, name, `${path}/States/${outer.name}/${field}`);
      if (found) return found;
    }
  }
  return undefined;
}

/** The graphs inside a state, each by its path in the state. */
export function graphsIn(state: State): (readonly [path: string, graph: StateGraph])[] {
  if (state.type === 'Map') return [['ItemProcessor', state.processor]];
  if (state.type !== 'Parallel') return [];
  return state.branches.map((branch, index) => [`Branches[${index}]`, branch] as const);
}

function isIn(problemPath: string | null, path: string): boolean {
  // `Iterator` is the name that `ItemProcessor` had before.
  const problem = problemPath?.replaceAll('/Iterator/States/', '/ItemProcessor/States/');
  return problem === undefined || problem === path || problem.startsWith(`${path}/`);
}
