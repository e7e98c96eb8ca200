import type { State, StateMachineDefinition } from './state-machine-definition';

export type Graph = Pick<StateMachineDefinition, 'StartAt' | 'States'>;

/** Where a state is in a workflow. */
export interface Place {
  /** The names of the state and of those that hold it, from the outside in. */
  readonly path: string;
  /** What is there. */
  readonly state: State;
  /** The whole graph with another state there, to which the first step leads. */
  put(other: State): Graph;
}

/** Every place of a graph, those inside a Map or a Parallel among them. */
export function placesOf(graph: Graph): Place[] {
  return Object.entries(graph.States).flatMap(([name, state]) => [
    {
      path: name,
      state,
      put: (other) => beginAt(graph, name, { ...other, ...onwardFrom(state, other, name) }),
    },
    ...insidesOf(state).flatMap(({ inside, hold }) =>
      placesOf(inside).map((place) => ({
        ...place,
        path: `${name}/${place.path}`,
        put: (other: State) => beginAt(graph, name, hold(place.put(other))),
      })),
    ),
  ]);
}

/** The graphs inside a state, each with what makes the same state around another one. */
function insidesOf(state: State): { inside: Graph; hold: (inside: Graph) => State }[] {
  const { Branches = [], ItemProcessor } = state;
  const branches = Branches.map((inside, at) => ({
    inside,
    hold: (other: Graph) => ({ ...state, Branches: Branches.with(at, other) }),
  }));
  if (!ItemProcessor) return branches;
  // Its own items may depend on states that are passed over.
  const hold = (other: Graph) => ({ ...state, Items: [1], ItemProcessor: { ...ItemProcessor, ...other } });
  return [{ inside: ItemProcessor, hold }];
}

/** How it goes on behind a place. */
function onwardFrom({ Next }: State, { Type, Choices }: State, name: string): Partial<State> {
  if (Type === 'Choice') return { Choices: Choices?.map((rule) => ({ ...rule, Next: name })), Default: name };
  if (Type === 'Fail' || Type === 'Succeed') return {};
  return Next === undefined ? ({ End: true } as object) : { Next };
}

/** A graph that begins with one of its states, without those that cannot be reached from it. */
function beginAt({ States }: Graph, name: string, state: State): Graph {
  const all: Record<string, State> = { ...States, [name]: state };
  const reached = new Set<string>();
  const reach = (next: string) => {
    if (reached.has(next)) return;
    reached.add(next);
    const { Next, Default, Choices = [], Catch = [] } = all[next]!;
    for (const other of [Next, Default, ...Choices.map((rule) => rule.Next), ...Catch.map((it) => it.Next)]) {
      if (other !== undefined) reach(other);
    }
  };
  reach(name);
  return {
    StartAt: name,
    States: Object.fromEntries(Object.entries(all).filter(([key]) => reached.has(key))),
  };
}
