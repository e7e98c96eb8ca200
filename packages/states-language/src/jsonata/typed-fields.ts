import type { JsonValue } from 'type-fest';
import type { Bounds } from '../compile/bounded-number';
import type { Field, FieldVisit } from '../fields';
import { evaluateField } from './evaluate-field';
import type { Template } from './template';

export function stringField(template: Template, field: string): Field<string> {
  return (visit) => {
    const value = evaluateField(template, field, visit);
    if (typeof value !== 'string') throw unexpectedType(visit, template, field, 'string', value);
    return value;
  };
}

export function booleanField(template: Template, field: string): Field<boolean> {
  return (visit) => {
    const value = evaluateField(template, field, visit);
    if (typeof value !== 'boolean') throw unexpectedType(visit, template, field, 'boolean', value);
    return value;
  };
}

export function arrayField(template: Template, field: string): Field<readonly JsonValue[]> {
  return (visit) => {
    const value = evaluateField(template, field, visit);
    if (!Array.isArray(value)) throw unexpectedType(visit, template, field, 'array', value);
    return value;
  };
}

/** A whole number from `min` to `max`. */
export function integerField(template: Template, field: string, { min, max }: Bounds): Field<number> {
  return (visit) => {
    const value = evaluateField(template, field, visit);
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
  };
}

function unexpectedType(
  visit: FieldVisit,
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
