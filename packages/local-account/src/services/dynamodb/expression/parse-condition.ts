import { type AttributeValue, typeOf } from '../item/attribute-value';
import { orderOf } from '../item/order';
import type { Comparator, Condition, Operand } from './condition';
import { knownType, readCall, samePath } from './condition-functions';
import type { ExpressionName } from './expression-error';
import { ExpressionParser } from './expression-parser';
import type { Placeholders } from './placeholders';

/** What can stand in brackets: a condition, or an operand of one. */
type Term =
  | { readonly kind: 'condition'; readonly condition: Condition }
  | { readonly kind: 'operand'; readonly operand: Operand };

const COMPARATORS: readonly Comparator[] = ['=', '<>', '<', '<=', '>', '>='];

/** What stands where a mistake was reported; the expression is refused in the end. */
const MISTAKEN_OPERAND: Operand = { kind: 'value', value: { NULL: true } };
const MISTAKEN_CONDITION: Condition = { kind: 'in', operand: MISTAKEN_OPERAND, candidates: [] };

/**
 * Reads a condition. OR binds less than AND, AND less than NOT.
 *
 * @see https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Expressions.OperatorsAndFunctions.html
 * @throws AwsError `ValidationException`
 */
export function parseCondition(
  expressionName: Exclude<ExpressionName, 'ProjectionExpression' | 'UpdateExpression'>,
  expression: string,
  placeholders: Placeholders,
): Condition {
  const parser = new ExpressionParser(expressionName, expression, placeholders);
  const condition = new ConditionParser(parser).whole();
  parser.finish();
  return condition;
}

class ConditionParser {
  /** What was last read in brackets of its own. */
  private bracketed?: Term;

  constructor(private readonly parser: ExpressionParser) {}

  whole(): Condition {
    return this.asCondition(this.or());
  }

  private or(): Term {
    let left = this.and();
    while (this.parser.takeWord('OR')) left = this.join('or', this.asCondition(left), this.and());
    return left;
  }

  private and(): Term {
    let left = this.not();
    while (this.parser.takeWord('AND')) left = this.join('and', this.asCondition(left), this.not());
    return left;
  }

  private join(kind: 'and' | 'or', left: Condition, right: Term): Term {
    return { kind: 'condition', condition: { kind, left, right: this.asCondition(right) } };
  }

  private not(): Term {
    if (!this.parser.takeWord('NOT')) return this.comparison();
    const condition = this.parser.inBrackets(() => this.asCondition(this.not()));
    return { kind: 'condition', condition: { kind: 'not', condition } };
  }

  /** A condition of operands; an operand alone is one only in brackets, where something may come after them. */
  private comparison(): Term {
    const { parser } = this;
    const first = this.primary();
    const comparator = COMPARATORS.find((sign) => parser.takeSign(sign));
    if (comparator) {
      const [left, right] = [this.asOperand(first), this.operand()];
      parser.report(samePath(comparator, left, right));
      parser.report(orderProblem(comparator, left) ?? orderProblem(comparator, right));
      return { kind: 'condition', condition: { kind: 'comparison', comparator, left, right } };
    }
    if (parser.takeWord('BETWEEN')) {
      const operand = this.asOperand(first);
      const from = this.operand();
      if (!parser.takeWord('AND')) throw parser.syntaxError();
      const to = this.operand();
      parser.report(boundsProblem(from, to));
      return { kind: 'condition', condition: { kind: 'between', operand, from, to } };
    }
    if (parser.takeWord('IN')) {
      const operand = this.asOperand(first);
      parser.requireSign('(');
      const candidates = parser.list(() => this.operand());
      parser.requireSign(')');
      return { kind: 'condition', condition: { kind: 'in', operand, candidates } };
    }
    return first;
  }

  private operand(): Operand {
    return this.asOperand(this.primary());
  }

  private primary(): Term {
    const { parser } = this;
    if (parser.takeSign('(')) {
      const term = parser.inBrackets(() => this.or());
      parser.requireSign(')');
      if (term === this.bracketed) parser.report('The expression has redundant parentheses;');
      this.bracketed = term;
      return term;
    }
    if (parser.isAtCall) return this.call();
    if (parser.isAtValue) return { kind: 'operand', operand: { kind: 'value', value: parser.value() } };
    return { kind: 'operand', operand: { kind: 'path', path: parser.path() } };
  }

  private call(): Term {
    const { name, operands } = this.parser.call(() => this.operand());
    const read = readCall(name, operands);
    if ('condition' in read) return { kind: 'condition', condition: read.condition };
    if ('operand' in read) return { kind: 'operand', operand: read.operand };
    this.parser.report(read.problem);
    return { kind: 'condition', condition: MISTAKEN_CONDITION };
  }

  private asCondition(term: Term): Condition {
    if (term.kind === 'condition') return term.condition;
    if (term.operand.kind !== 'size') throw this.parser.syntaxError();
    this.parser.report(misused('size'));
    return MISTAKEN_CONDITION;
  }

  private asOperand(term: Term): Operand {
    if (term.kind === 'operand') return term.operand;
    if (term.condition === MISTAKEN_CONDITION) return MISTAKEN_OPERAND;
    if (term.condition.kind !== 'function') throw this.parser.syntaxError();
    this.parser.report(misused(term.condition.name));
    return MISTAKEN_OPERAND;
  }
}

function misused(name: string): string {
  return `The function is not allowed to be used this way in an expression; function: ${name}`;
}

/** What is wrong with an operand that has no order, where one is asked for. */
function orderProblem(comparator: Comparator, operand: Operand): string | undefined {
  const type = knownType(operand);
  if (type === undefined || comparator === '=' || comparator === '<>' || /^[SNB]$/.test(type))
    return undefined;
  return `Incorrect operand type for operator or function; operator or function: ${comparator}, operand type: ${type}`;
}

function boundsProblem(from: Operand, to: Operand): string | undefined {
  if (from.kind !== 'value' || to.kind !== 'value') return undefined;
  const bounds = `lower bound operand: AttributeValue: ${describeValue(from.value)}, upper bound operand: AttributeValue: ${describeValue(to.value)}`;
  if (typeOf(from.value) !== typeOf(to.value)) {
    return `The BETWEEN operator requires same data type for lower and upper bounds; ${bounds}`;
  }
  const [lower, upper] = [orderOf(from.value), orderOf(to.value)];
  if (lower === undefined || upper === undefined) {
    return `Incorrect operand type for operator or function; operator or function: BETWEEN, operand type: ${typeOf(from.value)}`;
  }
  return lower > upper
    ? `The BETWEEN operator requires upper bound to be greater than or equal to lower bound; ${bounds}`
    : undefined;
}

function describeValue(value: AttributeValue): string {
  return `{${typeOf(value)}:${String(Object.values(value)[0])}}`;
}
