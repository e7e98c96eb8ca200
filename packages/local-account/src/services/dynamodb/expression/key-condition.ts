import { validationException } from '../errors';
import type { AttributeValue } from '../item/attribute-value';
import type { Comparator, Condition, Operand } from './condition';

/** What a query asks of one attribute of the key. */
export interface KeyConstraint {
  readonly attribute: string;
  readonly operator: '=' | '<' | '<=' | '>' | '>=' | 'BETWEEN' | 'begins_with';
  /** The one that it is compared with; two of BETWEEN. */
  readonly values: readonly AttributeValue[];
}

const MIRRORED: Readonly<Record<Exclude<Comparator, '<>'>, '=' | '<' | '<=' | '>' | '>='>> = {
  '=': '=',
  '<': '>',
  '<=': '>=',
  '>': '<',
  '>=': '<=',
};

/**
 * Makes of a condition what a query can be asked. The words were recorded on AWS by dynalite's tests.
 *
 * @throws AwsError `ValidationException`
 */
export function keyConstraintsOf(condition: Condition): readonly KeyConstraint[] {
  const constraints = readConstraints(condition);
  const attributes = constraints.map(({ attribute }) => attribute);
  if (new Set(attributes).size < attributes.length) {
    throw validationException('KeyConditionExpressions must only contain one condition per key');
  }
  if (constraints.length > 2) throw validationException('Conditions can be of length 1 or 2 only');
  return constraints;
}

function readConstraints(condition: Condition): KeyConstraint[] {
  switch (condition.kind) {
    case 'and':
      return [...readConstraints(condition.left), ...readConstraints(condition.right)];
    case 'or':
    case 'not':
    case 'in':
      throw invalidOperator(condition.kind.toUpperCase());
    case 'comparison': {
      const { comparator, left, right } = condition;
      if (comparator === '<>') throw invalidOperator(comparator);
      return right.kind === 'path' && left.kind === 'value'
        ? [{ attribute: attributeOf(right), operator: MIRRORED[comparator], values: valuesOf(left) }]
        : [{ attribute: attributeOf(left), operator: comparator, values: valuesOf(right) }];
    }
    case 'between': {
      const { operand, from, to } = condition;
      requireFirst('BETWEEN', operand);
      return [{ attribute: attributeOf(operand), operator: 'BETWEEN', values: valuesOf(from, to) }];
    }
    case 'function': {
      const { name, operand, argument } = condition;
      if (name !== 'begins_with' || !argument) throw invalidOperator(name);
      requireFirst(name, operand);
      return [{ attribute: attributeOf(operand), operator: name, values: valuesOf(argument) }];
    }
  }
}

function attributeOf(operand: Operand): string {
  if (operand.kind === 'size') throw nestedOperation();
  if (operand.kind === 'value') {
    throw validationException('Invalid condition in KeyConditionExpression: No key attribute specified');
  }
  const [attribute, ...rest] = operand.path;
  if (rest.length === 0) return attribute;
  throw validationException('KeyConditionExpressions cannot have conditions on nested attributes');
}

function valuesOf(...operands: readonly Operand[]): AttributeValue[] {
  return operands.map((operand) => {
    if (operand.kind === 'size') throw nestedOperation();
    if (operand.kind === 'value') return operand.value;
    throw validationException(
      'Invalid condition in KeyConditionExpression: Multiple attribute names used in one condition',
    );
  });
}

function requireFirst(operator: string, operand: Operand): void {
  if (operand.kind === 'path') return;
  throw validationException(
    `Invalid condition in KeyConditionExpression: ${operator} operator must have the key attribute as its first operand`,
  );
}

function nestedOperation() {
  return validationException('KeyConditionExpressions cannot contain nested operations');
}

function invalidOperator(operator: string) {
  return validationException(`Invalid operator used in KeyConditionExpression: ${operator}`);
}
