import type { JsonValue } from 'type-fest';
import type { Template } from '../jsonata/template';
import type { StateVisit } from './visit';

export function evaluateString(visit: StateVisit, template: Template, field: string): string {
  const value = visit.evaluate(template, field);
  if (typeof value !== 'string') throw unexpectedType(visit, template, field, 'string', value);
  return value;
}

export function evaluateBoolean(visit: StateVisit, template: Template, field: string): boolean {
  const value = visit.evaluate(template, field);
  if (typeof value !== 'boolean') throw unexpectedType(visit, template, field, 'boolean', value);
  return value;
}

export function evaluateArray(visit: StateVisit, template: Template, field: string): JsonValue[] {
  const value = visit.evaluate(template, field);
  if (!Array.isArray(value)) throw unexpectedType(visit, template, field, 'array', value);
  return value;
}

/** A whole number from `min` to `max`. */
export function evaluateInteger(
  visit: StateVisit,
  template: Template,
  field: string,
  { min, max }: { min: number; max: number },
): number {
  const value = visit.evaluate(template, field);
  if (typeof value !== 'number') throw unexpectedType(visit, template, field, 'number', value);
  if (!Number.isInteger(value)) {
    throw visit.failEvaluation(`The ${field} field cannot be parsed as an integer: ${value}`, field);
  }
  if (value < min || value > max) {
    throw visit.failEvaluation(
      `The ${field} field must be between ${min} and ${max}, but was: ${value}`,
      field,
    );
  }
  return value;
}

function unexpectedType(
  visit: StateVisit,
  template: Template,
  field: string,
  expected: string,
  value: JsonValue,
) {
  const subject =
    template.kind === 'expression'
      ? `The JSONata expression '${template.expression.text}' specified for the field '${field}'`
      : `The field '${field}'`;
  return visit.failEvaluation(
    `${subject} returned an unexpected result type. Expected '${expected}', but was '${jsonataType(value)}' for value: ${JSON.stringify(value)}`,
    field,
  );
}

function jsonataType(value: JsonValue): string {
  if (value === null) return 'null';
  return Array.isArray(value) ? 'array' : typeof value;
}
