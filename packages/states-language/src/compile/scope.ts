import type { Compilation } from './compilation';

/** The variables that the states of one graph assign, and those around it, which it sees but must not assign. */
export class Scope {
  private readonly own = new Set<string>();

  constructor(private readonly outer?: Scope) {}

  declare(name: string, path: string, compilation: Compilation): void {
    this.own.add(name);
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
}

/** Declares what the states of a graph assign, before any graph inside it is looked at. */
export function declareVariables(
  states: Record<string, unknown>,
  path: string,
  scope: Scope,
  compilation: Compilation,
) {
  for (const [name, state] of Object.entries(states)) {
    declareIn(state, `${path}/${name}`, scope, compilation);
    for (const field of ['Choices', 'Catch'] as const) {
      const entries = member(state, field);
      if (!Array.isArray(entries)) continue;
      for (const [index, entry] of entries.entries()) {
        declareIn(entry, `${path}/${name}/${field}[${index}]`, scope, compilation);
      }
    }
  }
}

function declareIn(holder: unknown, path: string, scope: Scope, compilation: Compilation): void {
  const assign = member(holder, 'Assign');
  if (typeof assign !== 'object' || assign === null) return;
  for (const name of Object.keys(assign)) scope.declare(name, `${path}/Assign/${name}`, compilation);
}

function member(value: unknown, key: 'Assign' | 'Catch' | 'Choices'): unknown {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[key] : undefined;
}
