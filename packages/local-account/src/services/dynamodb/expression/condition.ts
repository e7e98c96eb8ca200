import type { AttributeValue } from '../item/attribute-value';
import type { DocumentPath } from './document-path';

/** What a condition looks at: what is at a place of the item, a value of the request, or how large something is. */
export type Operand =
  | { readonly kind: 'path'; readonly path: DocumentPath }
  | { readonly kind: 'value'; readonly value: AttributeValue }
  | { readonly kind: 'size'; readonly of: Operand };

export type Comparator = '=' | '<>' | '<' | '<=' | '>' | '>=';

/** A function that is a condition by itself. */
export type ConditionFunction =
  | 'attribute_exists'
  | 'attribute_not_exists'
  | 'attribute_type'
  | 'begins_with'
  | 'contains';

/** A condition, as read from an expression. */
export type Condition =
  | { readonly kind: 'and' | 'or'; readonly left: Condition; readonly right: Condition }
  | { readonly kind: 'not'; readonly condition: Condition }
  | {
      readonly kind: 'comparison';
      readonly comparator: Comparator;
      readonly left: Operand;
      readonly right: Operand;
    }
  | { readonly kind: 'between'; readonly operand: Operand; readonly from: Operand; readonly to: Operand }
  | { readonly kind: 'in'; readonly operand: Operand; readonly candidates: readonly Operand[] }
  | {
      readonly kind: 'function';
      readonly name: ConditionFunction;
      readonly operand: Operand;
      /** Absent for `attribute_exists` and `attribute_not_exists`. */
      readonly argument?: Operand;
    };

/** The paths that a condition looks at. */
export function pathsOf(condition: Condition): DocumentPath[] {
  switch (condition.kind) {
    case 'and':
    case 'or':
      return [...pathsOf(condition.left), ...pathsOf(condition.right)];
    case 'not':
      return pathsOf(condition.condition);
    case 'comparison':
      return [condition.left, condition.right].flatMap(pathsOfOperand);
    case 'between':
      return [condition.operand, condition.from, condition.to].flatMap(pathsOfOperand);
    case 'in':
      return [condition.operand, ...condition.candidates].flatMap(pathsOfOperand);
    case 'function':
      return [condition.operand, ...(condition.argument ? [condition.argument] : [])].flatMap(pathsOfOperand);
  }
}

function pathsOfOperand(operand: Operand): DocumentPath[] {
  if (operand.kind === 'path') return [operand.path];
  return operand.kind === 'size' ? pathsOfOperand(operand.of) : [];
}
