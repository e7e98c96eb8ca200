import { isSyntaxNode, OWN_CONTEXT, SAME_CONTEXT } from './syntax-tree';

/** Operators of JSONata 2.1; Step Functions has 2.0.6 (step-functions/latest/dg/transforming-data). */
const OPERATORS = ['??', '?:'];

/** The operators in an expression that AWS's older JSONata would not parse. */
export function findNewOperators(text: string, ast: unknown): string[] {
  const operators: string[] = [];
  const visit = (node: unknown): void => {
    if (Array.isArray(node)) node.forEach(visit);
    else if (isSyntaxNode(node)) {
      // Both parse to an ordinary condition, at the position right after the operator.
      const operator = text.slice(Math.max(0, (node.position ?? 0) - 2), node.position);
      if (node.type === 'condition' && OPERATORS.includes(operator)) operators.push(operator);
      for (const child of ['steps', ...SAME_CONTEXT, ...OWN_CONTEXT]) {
        if (Object.hasOwn(node, child)) visit(node[child]);
      }
    }
  };
  visit(ast);
  return operators;
}
