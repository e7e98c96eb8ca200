import type { AttributeValue } from '../item/attribute-value';
import type { DocumentPath } from './document-path';
import { type ExpressionName, invalidExpression } from './expression-error';
import type { Placeholders } from './placeholders';
import { isReservedWord } from './reserved-words';
import { type Token, tokensOf } from './tokens';

/** "The maximum length of any expression string is 4 KB" (DynamoDB Developer Guide, "Quotas"). */
const LONGEST_EXPRESSION_BYTES = 4096;

/** Words that are no names, in any case. */
const KEYWORDS = /^(?:and|between|in|not|or)$/i;

/** Brackets in brackets. AWS's own bound is not known; there is one, since "operators or functions" are 300 at most. */
const DEEPEST_BRACKETS = 300;

/** Stands where a placeholder is not defined; the expression is refused in the end. */
const UNDEFINED_VALUE: AttributeValue = { NULL: true };

/** A function's call as it is written. @typeParam Operand what its arguments can be */
export interface Call<Operand> {
  readonly name: string;
  readonly operands: readonly Operand[];
}

/**
 * Reads the parts that all expressions are made of. A mistake in the syntax ends the reading; any other is kept until the expression
 * has been read to its end, as on AWS.
 */
export class ExpressionParser {
  private readonly tokens: readonly Token[];
  private position = 0;
  private depth = 0;
  private problem?: string;

  /** @throws AwsError `ValidationException` for one that is empty or too long */
  constructor(
    private readonly expressionName: ExpressionName,
    expression: string,
    private readonly placeholders: Placeholders,
  ) {
    if (expression === '') throw invalidExpression(expressionName, 'The expression can not be empty;');
    const bytes = Buffer.byteLength(expression);
    if (bytes > LONGEST_EXPRESSION_BYTES) {
      throw invalidExpression(
        expressionName,
        `Expression size has exceeded the maximum allowed size; expression size: ${bytes}`,
      );
    }
    this.tokens = tokensOf(expression);
  }

  /** The token that is read next. */
  get next(): Token {
    return this.tokenAt(this.position);
  }

  /** Whether the next token is this sign, which is then read. */
  takeSign(sign: string): boolean {
    return this.takeIf(({ kind, text }) => kind === 'sign' && text === sign);
  }

  /** Whether the next token is this word, in any case, which is then read. */
  takeWord(word: string): boolean {
    return this.takeIf(({ kind, text }) => kind === 'name' && text.toUpperCase() === word);
  }

  /** @throws AwsError `ValidationException` */
  requireSign(sign: string): void {
    if (!this.takeSign(sign)) throw this.syntaxError();
  }

  /** Notes what is wrong; the first mistake counts. */
  report(problem: string | undefined): void {
    this.problem ??= problem;
  }

  /** Ends the reading. @throws AwsError `ValidationException` for what is left to read, or was reported */
  finish(): void {
    if (this.next.kind !== 'end') throw this.syntaxError();
    if (this.problem !== undefined) throw invalidExpression(this.expressionName, this.problem);
  }

  /** That the next token cannot stand where it is, with its neighbours. */
  syntaxError(): Error {
    const token = this.next;
    const neighbours = [this.position - 1, this.position, this.position + 1]
      .map((position) => this.tokens[position])
      .filter((neighbour) => neighbour && neighbour.kind !== 'end');
    const near = neighbours.map((neighbour) => neighbour?.text).join(' ');
    return invalidExpression(this.expressionName, `Syntax error; token: "${token.text}", near: "${near}"`);
  }

  /** Reads something that stands deeper in brackets. */
  inBrackets<Result>(read: () => Result): Result {
    this.depth += 1;
    if (this.depth > DEEPEST_BRACKETS) throw this.syntaxError();
    const result = read();
    this.depth -= 1;
    return result;
  }

  /** Reads elements with a comma between each two. */
  list<Element>(read: () => Element): Element[] {
    const elements = [read()];
    while (this.takeSign(',')) elements.push(read());
    return elements;
  }

  /** Whether a function's call comes next: a name and a bracket. */
  get isAtCall(): boolean {
    const { kind, text } = this.next;
    const after = this.tokenAt(this.position + 1);
    return kind === 'name' && !KEYWORDS.test(text) && after.kind === 'sign' && after.text === '(';
  }

  /** Reads a function's call. */
  call<Operand>(readOperand: () => Operand): Call<Operand> {
    const name = this.take().text;
    this.requireSign('(');
    const operands = this.inBrackets(() => this.list(readOperand));
    this.requireSign(')');
    return { name, operands };
  }

  get isAtValue(): boolean {
    return this.next.kind === 'valueReference';
  }

  /** Reads a reference to a value, such as `:value`. @throws AwsError `ValidationException` */
  value(): AttributeValue {
    if (!this.isAtValue) throw this.syntaxError();
    const reference = this.take().text;
    const value = this.placeholders.valueOf(reference);
    if (value) return value;
    this.report(
      `An expression attribute value used in expression is not defined; attribute value: ${reference}`,
    );
    return UNDEFINED_VALUE;
  }

  /** Reads a document path. @throws AwsError `ValidationException` */
  path(): DocumentPath {
    const path: [string, ...(string | number)[]] = [this.attributeName()];
    for (;;) {
      if (this.takeSign('.')) path.push(this.attributeName());
      else if (this.takeSign('[')) {
        if (this.next.kind !== 'number') throw this.syntaxError();
        path.push(Number(this.take().text));
        this.requireSign(']');
      } else return path;
    }
  }

  private attributeName(): string {
    const { kind, text } = this.next;
    if (kind === 'nameReference') {
      this.take();
      const name = this.placeholders.nameOf(text);
      if (name === undefined) {
        this.report(
          `An expression attribute name used in the document path is not defined; attribute name: ${text}`,
        );
      }
      return name ?? text;
    }
    if (kind !== 'name' || KEYWORDS.test(text)) throw this.syntaxError();
    this.take();
    if (isReservedWord(text)) {
      this.report(`Attribute name is a reserved keyword; reserved keyword: ${text}`);
    }
    return text;
  }

  private takeIf(isExpected: (token: Token) => boolean): boolean {
    if (!isExpected(this.next)) return false;
    this.take();
    return true;
  }

  private take(): Token {
    const token = this.next;
    this.position += 1;
    return token;
  }

  /** The last token is the end, which nothing comes after. */
  private tokenAt(position: number): Token {
    const token = this.tokens[Math.min(position, this.tokens.length - 1)];
    if (!token) throw new Error('An expression has at least its end');
    return token;
  }
}
