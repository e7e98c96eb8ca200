import type { Compilation } from './compilation';

/** The variables around a graph. */
export interface OuterScope {
  has(name: string): boolean;
}

/** The variables that the states of one graph assign, and those around it, which it sees but must not assign. */
export class Scope implements OuterScope {
  /** Each with what assigns it: a state or a state's Catch. */
  private readonly own = new Map<string, Set<string>>();

  constructor(private readonly outer?: OuterScope) {}

  declare(name: string, assigner: string, path: string, compilation: Compilation): void {
    this.own.set(name, (this.own.get(name) ?? new Set()).add(assigner));
    if (this.outer?.has(name)) {
      compilation.report(
        path,
        `Variable '${name}' is already assigned in an outer scope.`,
        'DUPLICATE_VARIABLE_NAME',
      );
    }
  }

  has(name: string): boolean {
    return this.own.has(name) || (this.outer?.has(name) ?? false);
  }

  /**
   * This scope as the graphs inside a state have it around them: what the state's own Catch alone assigns, they may assign,
   * too (recorded on AWS: test_parallel_catch_error, with a variable of a branch's name).
   */
  around(stateName: string): OuterScope {
    return {
      has: (name) => {
        const assigners = [...(this.own.get(name) ?? [])];
        const isOwn = assigners.some((assigner) => assigner !== catchOf(stateName));
        return isOwn || (this.outer?.has(name) ?? false);
      },
    };
  }
}

function catchOf(stateName: string): string {
  return `${stateName}/Catch`;
}

/** Declares what the states of a graph assign, before any graph inside it is looked at. */
export function declareVariables(
  states: Record<string, unknown>,
  path: string,
  scope: Scope,
  compilation: Compilation,
) {
  for (const [name, state] of Object.entries(states)) {
    const declareIn = (holder: unknown, assigner: string, holderPath: string): void => {
      const assign = member(holder, 'Assign');
      if (typeof assign !== 'object' || assign === null) return;
      for (const key of Object.keys(assign)) {
        // In JSONPath, the name of a variable that gets a dynamic value ends in `.$`.
        const variable = key.replace(/\.\$$/, '');
        scope.declare(variable, assigner, `${holderPath}/Assign/${key}`, compilation);
      }
    };
    declareIn(state, name, `${path}/${name}`);
    for (const [field, assigner] of [
      ['Choices', name],
      ['Catch', catchOf(name)],
    ] as const) {
      const entries = member(state, field);
      if (!Array.isArray(entries)) continue;
      for (const [index, entry] of entries.entries()) {
        declareIn(entry, assigner, `${path}/${name}/${field}[${index}]`);
      }
    }
  }
}

function member(value: unknown, key: 'Assign' | 'Catch' | 'Choices'): unknown {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[key] : undefined;
}
