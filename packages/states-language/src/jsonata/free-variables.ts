import { parseExpression } from './engine';
import { isSyntaxNode } from './syntax-tree';

/** What is not a variable of the workflow: the context, the document, and what Step Functions says. */
const OWN = new Set(['', '$', 'states']);

/**
 * The variables that an expression refers to and does not bind itself. A function that is called is none.
 *
 * @param text between `{%` and `%}`
 */
export function freeVariables(text: string): string[] {
  const found = new Set<string>();
  const bound = new Set<string>();

  const visit = (node: unknown): void => {
    if (Array.isArray(node)) {
      node.forEach(visit);
    } else if (isSyntaxNode(node)) {
      const { procedure, lhs } = node;
      if (node.type === 'variable') found.add(String(node.value));
      if (node.type === 'bind' && isSyntaxNode(lhs)) bound.add(String(lhs.value));
      if (node.type === 'lambda' && Array.isArray(node.arguments)) {
        for (const name of node.arguments) if (isSyntaxNode(name)) bound.add(String(name.value));
      }
      const isNamed = isSyntaxNode(procedure) && procedure.type === 'variable';
      for (const [child, inner] of Object.entries(node)) if (child !== 'procedure' || !isNamed) visit(inner);
    }
  };

  visit(parseExpression(text).ast());
  return [...found].filter((name) => !OWN.has(name) && !bound.has(name));
}
