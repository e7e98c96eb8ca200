import ts from 'typescript';

const { SyntaxKind, TypeFlags } = ts;

/**
 * Refuses a look-up of a member by a name that is only known when the program runs, `record[name]` and `name in record`: a name such as
 * `constructor` finds what every object has from its prototype. It is allowed where `Object.hasOwn(record, name)` was asked before in
 * the same condition.
 */
export const ownMembers = {
  message:
    'A name such as "constructor" finds a member of the prototype: use a Map, ownValue(record, name) or Object.hasOwn(record, name).',

  isBroken(node, checker) {
    const [object, member] = lookUpOf(node);
    return member !== undefined && isAnyText(checker, member) && !isGuarded(object, member);
  },
};

/** @returns the record and the name that is looked up in it; nothing for another expression */
function lookUpOf(node) {
  if (ts.isElementAccessExpression(node)) return [node.expression, node.argumentExpression];
  const isIn = ts.isBinaryExpression(node) && node.operatorToken.kind === SyntaxKind.InKeyword;
  return isIn ? [node.right, node.left] : [];
}

/** Whether the value may be any text. */
function isAnyText(checker, node) {
  const type = checker.getTypeAtLocation(node);
  const { flags } = checker.getBaseConstraintOfType(type) ?? type;
  return (flags & (TypeFlags.StringLike & ~TypeFlags.StringLiteral & ~TypeFlags.EnumLike)) !== 0;
}

function isGuarded(object, member) {
  const guard = `Object.hasOwn(${object.getText()}, ${member.getText()})`;
  for (let node = member.parent; node !== undefined; node = node.parent) {
    if (conditionOf(node)?.getText().includes(guard)) return true;
  }
  return false;
}

/** What was asked before a part of the node is run. */
function conditionOf(node) {
  if (ts.isConditionalExpression(node)) return node.condition;
  if (ts.isIfStatement(node)) return node.expression;
  const isAnd = ts.isBinaryExpression(node) && node.operatorToken.kind === SyntaxKind.AmpersandAmpersandToken;
  return isAnd ? node.left : undefined;
}
