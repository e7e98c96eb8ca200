/** What the checks here need to know of JSONata's syntax trees, which its type declarations describe in part only. */
export interface SyntaxNode {
  readonly type?: string;
  readonly value?: unknown;
  readonly position?: number;
  readonly [child: string]: unknown;
}

/** The children that are evaluated against the same context as their node. */
export const SAME_CONTEXT = [
  ...['lhs', 'rhs', 'expression', 'expressions', 'condition', 'then', 'else'],
  ...['arguments', 'procedure', 'body'],
] as const;

/** The children that are evaluated against what their node yields. */
export const OWN_CONTEXT = [
  'predicate',
  'stages',
  'group',
  'expr',
  'terms',
  'pattern',
  'update',
  'delete',
] as const;

export function isSyntaxNode(value: unknown): value is SyntaxNode {
  return typeof value === 'object' && value !== null;
}
