import { typeOf } from '../item/attribute-value';
import type { Condition, ConditionFunction, Operand } from './condition';
import { describePath } from './document-path';

/** The functions of conditions, with how many operands each takes. */
const OPERANDS: Readonly<Record<ConditionFunction | 'size', number>> = {
  attribute_exists: 1,
  attribute_not_exists: 1,
  attribute_type: 2,
  begins_with: 2,
  contains: 2,
  size: 1,
};

const TYPE_NAMES = ['B', 'NULL', 'SS', 'BOOL', 'L', 'BS', 'N', 'NS', 'S', 'M'];

/** A call in a condition: a condition by itself, or, of `size`, an operand. */
export type ReadCall =
  | { readonly condition: Condition }
  | { readonly operand: Operand }
  | { readonly problem: string };

/** Makes of a function's call what it means. */
export function readCall(name: string, operands: readonly Operand[]): ReadCall {
  if (!isFunction(name)) return { problem: `Invalid function name; function: ${name}` };
  const [operand, argument] = operands;
  if (operands.length !== OPERANDS[name] || !operand) {
    return {
      problem: `Incorrect number of operands for operator or function; operator or function: ${name}, number of operands: ${operands.length}`,
    };
  }
  const problem = operandProblem(name, operand, argument);
  if (problem !== undefined) return { problem };
  return name === 'size'
    ? { operand: { kind: 'size', of: operand } }
    : { condition: { kind: 'function', name, operand, ...(argument && { argument }) } };
}

function isFunction(name: string): name is keyof typeof OPERANDS {
  return Object.hasOwn(OPERANDS, name);
}

function operandProblem(
  name: keyof typeof OPERANDS,
  operand: Operand,
  argument: Operand | undefined,
): string | undefined {
  switch (name) {
    case 'attribute_exists':
    case 'attribute_not_exists':
      return operand.kind === 'path'
        ? undefined
        : `Operator or function requires a document path; operator or function: ${name}`;
    case 'attribute_type':
      return typeNameProblem(argument);
    case 'begins_with':
      return [operand, argument]
        .map((each) => mistyped(name, each, (type) => type === 'S' || type === 'B'))
        .find((problem) => problem !== undefined);
    case 'contains':
      return samePath(name, operand, argument);
    case 'size':
      return mistyped(name, operand, (type) => !['N', 'BOOL', 'NULL'].includes(type));
  }
}

/** What is wrong with an operand whose type is known before any item is. */
function mistyped(
  name: string,
  operand: Operand | undefined,
  takes: (type: string) => boolean,
): string | undefined {
  const type = knownType(operand);
  if (type === undefined || takes(type)) return undefined;
  return `Incorrect operand type for operator or function; operator or function: ${name}, operand type: ${type}`;
}

function typeNameProblem(argument: Operand | undefined): string | undefined {
  if (argument?.kind !== 'value' || !('S' in argument.value)) {
    return `Incorrect operand type for operator or function; operator or function: attribute_type, operand type: ${knownType(argument) ?? '{NS,SS,L,BS,N,M,B,BOOL,NULL,S}'}`;
  }
  const { S: typeName } = argument.value;
  return TYPE_NAMES.includes(typeName)
    ? undefined
    : `Invalid attribute type name found; type: ${typeName}, valid types: {${TYPE_NAMES.join(',')}}`;
}

/** The type of an operand, if it does not depend on the item. */
export function knownType(operand: Operand | undefined): string | undefined {
  if (operand?.kind === 'value') return typeOf(operand.value);
  return operand?.kind === 'size' ? 'N' : undefined;
}

/** What is wrong with something that is looked at beside itself. */
export function samePath(name: string, one: Operand, other: Operand | undefined): string | undefined {
  if (one.kind !== 'path' || other?.kind !== 'path') return undefined;
  const path = describePath(one.path);
  return path === describePath(other.path)
    ? `The first operand must be distinct from the remaining operands for this operator or function; operator: ${name}, first operand: ${path}`
    : undefined;
}
