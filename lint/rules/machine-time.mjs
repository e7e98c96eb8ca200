import ts from 'typescript';

const WAITS_OR_DATES = new Set(['setTimeout', 'setInterval', 'performance']);
const MEMBERS = new Set(['Date.now', 'AbortSignal.timeout']);

/** Refuses what reads the machine's clock or waits on it. */
export const machineTime = {
  message: 'Ask the clock that is handed in, so that time can be moved by hand.',

  isBroken(node) {
    if (ts.isIdentifier(node)) return WAITS_OR_DATES.has(node.text);
    if (ts.isPropertyAccessExpression(node)) {
      return ts.isIdentifier(node.expression) && MEMBERS.has(`${node.expression.text}.${node.name.text}`);
    }
    return (
      ts.isNewExpression(node) &&
      ts.isIdentifier(node.expression) &&
      node.expression.text === 'Date' &&
      (node.arguments ?? []).length === 0
    );
  },
};
