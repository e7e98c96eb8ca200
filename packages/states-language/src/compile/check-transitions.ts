import type { State, StateGraph } from '../definition';
import type { Compilation } from './compilation';

interface Transition {
  readonly path: string;
  readonly target: string;
}

/**
 * Every transition leads to a state of its graph, every state is reached, and the machine has an end (AWS asks the last
 * of the machine alone).
 */
export function checkTransitions(
  { startAt, states }: StateGraph,
  path: string,
  compilation: Compilation,
): void {
  const all = [...states.values()];
  const start = { path: `${path}/StartAt`, target: startAt };
  const transitions = [
    start,
    ...all.flatMap((state) => transitionsOf(state, `${path}/States/${state.name}`)),
  ];
  for (const { path: at, target } of transitions) {
    if (!states.has(target))
      compilation.report(at, `Missing 'Next' target: ${target}`, 'MISSING_TRANSITION_TARGET');
  }
  if (path === '' && !all.some(isTerminal)) {
    compilation.report(null, 'Workflow has no terminal state', 'MISSING_END_STATE');
    return;
  }
  const reachable = findReachableStates(startAt, states);
  for (const name of states.keys()) {
    if (!reachable.has(name)) {
      compilation.report(
        `${path}/States/${name}`,
        `State "${name}" is not reachable.`,
        'MISSING_TRANSITION_TARGET',
      );
    }
  }
}

function isTerminal(state: State): boolean {
  return state.type === 'Fail' || (state.type !== 'Choice' && state.next === undefined);
}

function transitionsOf(state: State, path: string): Transition[] {
  if (state.type === 'Fail') return [];
  const field = state.type === 'Choice' ? 'Default' : 'Next';
  const own = state.next === undefined ? [] : [{ path: `${path}/${field}`, target: state.next }];
  const rules = 'choices' in state ? state.choices : [];
  const catchers = 'catch' in state ? state.catch : [];
  return [
    ...own,
    ...rules.map(({ next }, index) => ({ path: `${path}/Choices[${index}]/Next`, target: next })),
    ...catchers.map(({ next }, index) => ({ path: `${path}/Catch[${index}]/Next`, target: next })),
  ];
}

function findReachableStates(startAt: string, states: StateGraph['states']): Set<string> {
  const names = new Set<string>();
  const pending = [startAt];
  for (let name = pending.pop(); name !== undefined; name = pending.pop()) {
    const state = states.get(name);
    if (!state || names.has(name)) continue;
    names.add(name);
    pending.push(...transitionsOf(state, '').map(({ target }) => target));
  }
  return names;
}
