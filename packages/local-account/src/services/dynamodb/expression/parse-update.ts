import { type AttributeValue, isSetType, typeOf } from '../item/attribute-value';
import { firstPathProblem } from './document-path';
import { ExpressionParser } from './expression-parser';
import type { Placeholders } from './placeholders';
import type { Update, UpdateAction, UpdateOperand } from './update';

const SECTIONS = ['SET', 'REMOVE', 'ADD', 'DELETE'] as const;

/** As AWS names types in what it says of ADD and DELETE. */
const TYPE_WORDS = new Map([
  ['S', 'STRING'],
  ['N', 'NUMBER'],
  ['B', 'BINARY'],
  ['NULL', 'NULL'],
  ['BOOL', 'BOOLEAN'],
  ['L', 'LIST'],
  ['M', 'MAP'],
]);

/** Stands where a mistake was reported; the expression is refused in the end. */
const MISTAKE: UpdateOperand = { kind: 'value', value: { NULL: true } };

/**
 * Reads an update.
 *
 * @see https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Expressions.UpdateExpressions.html
 * @throws AwsError `ValidationException`
 */
export function parseUpdate(expression: string, placeholders: Placeholders): Update {
  const parser = new ExpressionParser('UpdateExpression', expression, placeholders);
  const update = new UpdateParser(parser).whole();
  parser.report(firstPathProblem(update.map(({ path }) => path)));
  parser.finish();
  return update;
}

class UpdateParser {
  constructor(private readonly parser: ExpressionParser) {}

  whole(): Update {
    const { parser } = this;
    const actions: UpdateAction[] = [];
    const seen = new Set<string>();
    do {
      const section = SECTIONS.find((word) => parser.takeWord(word));
      if (!section) throw parser.syntaxError();
      if (seen.has(section)) {
        parser.report(`The "${section}" section can only be used once in an update expression;`);
      }
      seen.add(section);
      actions.push(...parser.list(() => this.action(section)));
    } while (parser.next.kind !== 'end');
    return actions;
  }

  private action(kind: (typeof SECTIONS)[number]): UpdateAction {
    const { parser } = this;
    const path = parser.path();
    switch (kind) {
      case 'REMOVE':
        return { kind, path };
      case 'SET':
        parser.requireSign('=');
        return { kind, path, operand: this.sum() };
      case 'ADD':
      case 'DELETE': {
        const value = parser.value();
        parser.report(operandProblem(kind, value));
        return { kind, path, value };
      }
    }
  }

  /** One operand, or two with `+` or `-` between them. */
  private sum(): UpdateOperand {
    const { parser } = this;
    const left = this.operand();
    const sign = (['+', '-'] as const).find((each) => parser.takeSign(each));
    if (!sign) return left;
    const right = this.operand();
    this.requireType(sign, 'N', [left, right]);
    return { kind: sign, left, right };
  }

  private operand(): UpdateOperand {
    const { parser } = this;
    if (parser.takeSign('(')) {
      const operand = parser.inBrackets(() => this.sum());
      parser.requireSign(')');
      return operand;
    }
    if (parser.isAtCall) return this.call();
    if (parser.isAtValue) return { kind: 'value', value: parser.value() };
    return { kind: 'path', path: parser.path() };
  }

  private call(): UpdateOperand {
    const { parser } = this;
    const { name, operands } = parser.call(() => this.operand());
    const [left, right, ...more] = operands;
    if (name !== 'if_not_exists' && name !== 'list_append') {
      parser.report(`Invalid function name; function: ${name}`);
      return MISTAKE;
    }
    if (!left || !right || more.length > 0) {
      parser.report(
        `Incorrect number of operands for operator or function; operator or function: ${name}, number of operands: ${operands.length}`,
      );
      return MISTAKE;
    }
    if (name === 'list_append') {
      this.requireType(name, 'L', [left, right]);
      return { kind: name, left, right };
    }
    if (left.kind === 'path') return { kind: name, path: left.path, otherwise: right };
    parser.report(`Operator or function requires a document path; operator or function: ${name}`);
    return MISTAKE;
  }

  private requireType(name: string, type: 'N' | 'L', operands: readonly UpdateOperand[]): void {
    for (const operand of operands) {
      if (operand.kind !== 'value' || typeOf(operand.value) === type) continue;
      this.parser.report(
        `Incorrect operand type for operator or function; operator or function: ${name}, operand type: ${typeOf(operand.value)}`,
      );
    }
  }
}

function operandProblem(operator: 'ADD' | 'DELETE', value: AttributeValue): string | undefined {
  const type = typeOf(value);
  if (isSetType(type) || (operator === 'ADD' && type === 'N')) return undefined;
  return `Incorrect operand type for operator or function; operator: ${operator}, operand type: ${TYPE_WORDS.get(type) ?? type}, typeSet: ALLOWED_FOR_${operator}_OPERAND`;
}
