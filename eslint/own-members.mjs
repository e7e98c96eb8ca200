import ts from 'typescript';

/**
 * Refuses a look-up of a member by a name that is only known when the program runs, `record[name]` and `name in record`: a name such as
 * `constructor` finds what every object has from its prototype. It is allowed where `Object.hasOwn(record, name)` was asked before in
 * the same condition.
 *
 * @type {import('eslint').Rule.RuleModule}
 */
export const ownMembers = {
  meta: {
    type: 'problem',
    schema: [],
    messages: {
      inherited:
        'A name such as "constructor" finds a member of the prototype: use a Map, ownValue(record, name) or Object.hasOwn(record, name).',
    },
  },
  create({ sourceCode, report }) {
    const { parserServices } = sourceCode;
    const checker = parserServices.program.getTypeChecker();

    /** @returns whether the value may be any text */
    const isAnyText = (node) => {
      const type = parserServices.getTypeAtLocation(node);
      const { flags } = checker.getBaseConstraintOfType(type) ?? type;
      return (flags & (ts.TypeFlags.StringLike & ~ts.TypeFlags.StringLiteral & ~ts.TypeFlags.EnumLike)) !== 0;
    };

    const isGuarded = (object, name) => {
      const guard = `Object.hasOwn(${sourceCode.getText(object)}, ${sourceCode.getText(name)})`;
      return sourceCode.getAncestors(name).some(({ type, test, left, operator }) => {
        if (type === 'ConditionalExpression' || type === 'IfStatement') {
          return sourceCode.getText(test).includes(guard);
        }
        return type === 'LogicalExpression' && operator === '&&' && sourceCode.getText(left).includes(guard);
      });
    };

    const check = (node, object, name) => {
      if (isAnyText(name) && !isGuarded(object, name)) {
        report({ node, messageId: 'inherited' });
      }
    };

    return {
      'MemberExpression[computed=true]': (node) => check(node, node.object, node.property),
      "BinaryExpression[operator='in']": (node) => check(node, node.right, node.left),
    };
  },
};
