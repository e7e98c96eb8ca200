import { isSyntaxNode, OWN_CONTEXT, SAME_CONTEXT, type SyntaxNode } from './syntax-tree';

/** The members of `$states` that a field's expressions may name besides `input` and `context`. */
export type StatesMember = 'result' | 'errorOutput';

/**
 * What AWS refuses in an expression when a state machine is created: a path that begins with a field, since there is
 * no document at the top level, `$$`, and members that `$states` does not have in that field
 * (measured: floci-io/floci, ValidateStateMachineDefinition tests).
 */
export function referenceProblems(ast: unknown, members: readonly StatesMember[]): string[] {
  const knownMembers = new Set<unknown>(['input', 'context', ...members]);
  const problems: string[] = [];

  const visit = (node: unknown, topLevel: boolean): void => {
    if (Array.isArray(node)) {
      for (const child of node) visit(child, topLevel);
    } else if (isSyntaxNode(node)) {
      if (node.type === 'variable' && node.value === '$')
        problems.push("Reference to '$$' is not supported.");
      const steps = Array.isArray(node.steps) ? (node.steps as SyntaxNode[]) : [];
      const [first, second] = steps;
      if (topLevel && first?.type === 'name') {
        problems.push(`Reference to '${String(first.value)}' at the top level is not supported.`);
      }
      if (isStatesVariable(first) && second?.type === 'name' && !knownMembers.has(second.value)) {
        problems.push(`Field '$states.${String(second.value)}' does not exist.`);
      }
      steps.forEach((step, index) => {
        visit(step, topLevel && index === 0);
      });
      const inside = topLevel && node.type !== 'transform';
      for (const child of SAME_CONTEXT) visit(node[child], inside);
      for (const child of OWN_CONTEXT) visit(node[child], false);
    }
  };

  visit(ast, true);
  return problems;
}

function isStatesVariable(node: SyntaxNode | undefined): boolean {
  return node?.type === 'variable' && node.value === 'states' && node.predicate === undefined;
}
