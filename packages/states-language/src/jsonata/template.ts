import type { JsonValue } from 'type-fest';
import { type Bindings, Expression, ExpressionFailure } from './expression';

/**
 * The value of a field of a state, ready to be evaluated: constants stay, and every string that starts with `{%` and
 * ends with `%}`, at any depth, is an expression.
 */
export type Template =
  | { readonly kind: 'constant'; readonly value: JsonValue }
  | { readonly kind: 'expression'; readonly expression: Expression }
  | { readonly kind: 'array'; readonly items: readonly Template[] }
  | { readonly kind: 'object'; readonly entries: readonly (readonly [string, Template])[] };

/** Thrown by {@link evaluateTemplate}: the cause in AWS's words, without the state's name. */
export class TemplateFailure extends Error {
  override readonly name = 'TemplateFailure';

  /** @param location the whole path of what failed, for example `Arguments/FunctionName` */
  constructor(
    message: string,
    readonly location: string,
  ) {
    super(message);
  }
}

/**
 * Evaluates a template.
 *
 * @param field where it stands in the state, for example `Output` or `Choices[1]/Condition`
 * @throws TemplateFailure naming the expression and its path below `field`
 */
export function evaluateTemplate(template: Template, field: string, bindings: Bindings): JsonValue {
  switch (template.kind) {
    case 'constant':
      return template.value;
    case 'expression':
      return evaluateExpression(template.expression, field, bindings);
    case 'array': {
      const items: JsonValue[] = [];
      for (const [index, item] of template.items.entries()) {
        items.push(evaluateTemplate(item, `${field}[${index}]`, bindings));
      }
      return items;
    }
    case 'object': {
      const entries: [string, JsonValue][] = [];
      for (const [key, member] of template.entries) {
        entries.push([key, evaluateTemplate(member, `${field}/${key}`, bindings)]);
      }
      return Object.fromEntries(entries);
    }
  }
}

function evaluateExpression(expression: Expression, field: string, bindings: Bindings): JsonValue {
  try {
    return expression.evaluate(bindings);
  } catch (problem) {
    if (!(problem instanceof ExpressionFailure)) throw problem;
    throw new TemplateFailure(
      `The JSONata expression '${expression.text}' specified for the field '${field}' ${problem.message}`,
      field,
    );
  }
}
