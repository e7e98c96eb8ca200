import ts from 'typescript';

/** Whatever they are members of, or imported from. */
const WAITS_OR_TIMES = new Set(['setTimeout', 'setInterval', 'performance', 'hrtime', 'uptime']);
const GLOBAL_OBJECTS = new Set(['globalThis', 'global', 'window', 'self']);
/** What `Date` has that does not ask for the time. */
const CALCULATIONS = new Set(['parse', 'UTC']);

/** Refuses what reads the machine's clock or waits on it. */
export const machineTime = {
  message: 'Ask the clock that is handed in, so that time can be moved by hand.',

  isBroken(node) {
    const name = nameOf(node);
    if (name === 'Date') return isGlobal(node) && !isWithoutTime(node);
    if (name === 'timeout') return objectOf(node)?.getText() === 'AbortSignal';
    return WAITS_OR_TIMES.has(name);
  },
};

/** @returns what an identifier names, or the text in `object['name']` */
function nameOf(node) {
  const isName = ts.isIdentifier(node) || (ts.isStringLiteralLike(node) && objectOf(node) !== undefined);
  return isName ? node.text : undefined;
}

/** @returns what the node names a member of; undefined if it names none */
function objectOf(node) {
  const { parent } = node;
  const isMember =
    (ts.isPropertyAccessExpression(parent) && parent.name === node) ||
    (ts.isElementAccessExpression(parent) && parent.argumentExpression === node);
  return isMember ? parent.expression : undefined;
}

/** Whether it is the global `Date`, not what an object or a type calls so. */
function isGlobal(node) {
  const object = objectOf(node);
  if (object) return GLOBAL_OBJECTS.has(object.getText());
  const { parent } = node;
  const declaresMember =
    ts.isPropertyAssignment(parent) ||
    ts.isPropertySignature(parent) ||
    ts.isPropertyDeclaration(parent) ||
    ts.isMethodSignature(parent) ||
    ts.isMethodDeclaration(parent) ||
    ts.isEnumMember(parent);
  return !(declaresMember && parent.name === node);
}

/** Whether this use of `Date` works on a time that is given, or is a type's. */
function isWithoutTime(node) {
  const { parent } = node;
  if (ts.isPartOfTypeNode(node) || ts.isTypeQueryNode(parent)) return true;
  if (ts.isNewExpression(parent)) return parent.expression === node && hasArgument(parent);
  if (ts.isPropertyAccessExpression(parent)) {
    return parent.expression === node && CALCULATIONS.has(parent.name.text);
  }
  return (
    ts.isBinaryExpression(parent) &&
    parent.operatorToken.kind === ts.SyntaxKind.InstanceOfKeyword &&
    parent.right === node
  );
}

/** Whether there is one for certain: a list that is spread may be empty. */
function hasArgument({ arguments: given = [] }) {
  return given.some((argument) => !ts.isSpreadElement(argument));
}
