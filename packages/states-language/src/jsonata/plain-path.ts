/**
 * Whether an expression is a variable and names alone, as `$states.input.detail` is: it can only find what is there, so
 * it needs no bounds, which cost more than it does.
 *
 * @param ast JSONata's syntax tree of it
 */
export function isPlainPath(ast: object): boolean {
  if (isBare(ast, 'variable')) return true;
  if (!isBare(ast, 'path') || !('steps' in ast) || !Array.isArray(ast.steps)) return false;
  const [first, ...rest] = ast.steps as object[];
  return first !== undefined && isBare(first, 'variable') && rest.every((step) => isBare(step, 'name'));
}

/** Whether it is such a path to a part of `$states`: to JSON, and not to a function of JSONata, which is a variable, too. */
export function isPartOfStates(ast: object): boolean {
  if (!isPlainPath(ast) || !('steps' in ast)) return false;
  const [first] = ast.steps as object[];
  return first !== undefined && 'value' in first && first.value === 'states';
}

const BARE_KEYS = new Set(['type', 'value', 'position', 'steps']);

/** Whether a node is of a type and has neither a predicate nor a grouping nor anything else that computes. */
function isBare(node: object, type: string): boolean {
  return 'type' in node && node.type === type && Object.keys(node).every((key) => BARE_KEYS.has(key));
}
