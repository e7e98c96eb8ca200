import type { JsonValue } from 'type-fest';
import type { z } from 'zod';
import { AwsError } from '../../../errors/aws-error';
import { ownValue } from '../../../record-by-name';
import { DYNAMODB_SHAPES } from './result-shapes/dynamodb-shapes';
import { LAMBDA_SHAPES } from './result-shapes/lambda-shapes';
import { MESSAGING_SHAPES } from './result-shapes/messaging-shapes';
import { S3_SHAPES } from './result-shapes/s3-shapes';

/** What operations answer, by the service and the operation as a task names them. */
const RESULT_SHAPES: Readonly<Record<string, z.ZodType>> = {
  ...DYNAMODB_SHAPES,
  ...LAMBDA_SHAPES,
  ...MESSAGING_SHAPES,
  ...S3_SHAPES,
};

/** The service and the operation in a task's resource; a pattern behind them means another result than the operation's. */
const OPERATION = /^arn:[^:]+:states:::(?:aws-sdk:)?([^:.]+:[^:.]+)$/;

/** With what strictness a mocked result is looked at. */
export type FieldValidationMode = 'STRICT' | 'PRESENT' | 'NONE';

/**
 * Checks a task's mocked result by what the operation answers. Operations whose shape is not known here are not checked.
 *
 * @param resource of the task
 * @throws AwsError `ValidationException`
 */
export function checkMockResult(resource: string, result: JsonValue, mode: FieldValidationMode): void {
  const shape = ownValue(RESULT_SHAPES, OPERATION.exec(resource)?.[1] ?? '');
  if (!shape || mode === 'NONE') return;
  const { error } = shape.safeParse(result, { reportInput: true });
  const issue = error?.issues.find((each) => mode === 'STRICT' || !isMissing(each));
  if (!issue) return;
  throw new AwsError('ValidationException', `Mock result schema validation error: ${describeIssue(issue)}`);
}

function isMissing(issue: z.core.$ZodIssue): boolean {
  return issue.code === 'invalid_type' && issue.input === undefined;
}

/** In the words of AWS, of which all but those of the longest and of objects are recorded. */
function describeIssue(issue: z.core.$ZodIssue): string {
  const name = issue.path.findLast((step) => typeof step === 'string');
  if (isMissing(issue)) return `Required field '${name}' is missing`;
  const field = name === undefined ? 'The result' : `Field '${name}'`;
  switch (issue.code) {
    case 'invalid_type':
      return `${field} must be ${TYPES[issue.expected] ?? `a ${issue.expected}`}`;
    case 'invalid_value':
      return `${field} is not an expected value`;
    case 'too_small':
      return `${field} is ${issue.origin === 'number' ? 'less than the minimum value' : 'smaller than the minimum length'}`;
    case 'too_big':
      return `${field} exceeds the maximum ${issue.origin === 'number' ? 'value' : 'length'}`;
    default:
      return `${field}: ${issue.message}`;
  }
}

/** Zod's names of types, with their articles. */
const TYPES: Readonly<Record<string, string>> = {
  array: 'an array',
  object: 'an object',
  record: 'an object',
};
