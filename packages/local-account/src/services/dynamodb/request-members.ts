import { z } from 'zod';
import { ownValue, recordByName } from '../../record-by-name';
import { validationException } from './errors';

/** What members read. */
export type Input<Members extends z.ZodRawShape> = z.output<z.ZodObject<Members>>;

const NAME = /^[a-zA-Z0-9_.-]+$/;
const ARN = /^arn:[^:]+:dynamodb:[^:]*:\d{12}:table\/[a-zA-Z0-9_.-]+$/;

/** A table's name or ARN. Recorded on AWS: what is said of one that is neither. */
export const tableReference = z
  .string()
  .min(1)
  .max(1024)
  .refine((text) => NAME.test(text) || ARN.test(text), {
    message: 'Member must satisfy regular expression pattern: [a-zA-Z0-9_.-]+',
  });

/** The values of an item or of a key, read with the rest of the input. */
export const attributes = recordByName(z.unknown());

/** What most expressions of an operation share. */
export const placeholders = {
  ExpressionAttributeNames: recordByName(z.string()).optional(),
  ExpressionAttributeValues: attributes.optional(),
};

export const returnConsumedCapacity = z.enum(['INDEXES', 'TOTAL', 'NONE']).default('NONE');

export const returnItemCollectionMetrics = z.enum(['SIZE', 'NONE']).default('NONE');

/** What to give of the item for which a condition does not hold. */
export const returnValuesOnConditionCheckFailure = z.enum(['ALL_OLD', 'NONE']).default('NONE');

/** A parameter of before there were expressions, which takes what the local run does not do. */
export const legacy = z.unknown().optional();

const LEGACY = new Map([
  ['AttributesToGet', 'ProjectionExpression'],
  ['AttributeUpdates', 'UpdateExpression'],
  ['ConditionalOperator', 'an expression'],
  ['Expected', 'ConditionExpression'],
  ['KeyConditions', 'KeyConditionExpression'],
  ['QueryFilter', 'FilterExpression'],
  ['ScanFilter', 'FilterExpression'],
]);

/** @throws AwsError `ValidationException` that names the legacy parameter, and what has taken its place */
export function refuseLegacy(input: object): void {
  const given = Object.entries(input).find(([name, value]) => LEGACY.has(name) && value !== undefined);
  if (given) {
    const [name] = given;
    throw validationException(
      `The local run does not take the legacy parameter ${name}: use ${LEGACY.get(name)}. AWS takes it.`,
    );
  }
}

/** @throws AwsError `ValidationException` for names or values without an expression that they could be for */
export function requireExpression(
  input: { readonly ExpressionAttributeNames?: object; readonly ExpressionAttributeValues?: object },
  expressions: Readonly<Record<string, string | undefined>>,
): void {
  const { ExpressionAttributeNames, ExpressionAttributeValues } = input;
  const names = Object.keys(expressions);
  const given = names.filter((name) => ownValue(expressions, name) !== undefined);
  if (ExpressionAttributeNames && given.length === 0) {
    throw validationException('ExpressionAttributeNames can only be specified when using expressions');
  }
  const withValues = names.filter((name) => name !== 'ProjectionExpression');
  if (ExpressionAttributeValues && !withValues.some((name) => given.includes(name))) {
    throw validationException(
      `ExpressionAttributeValues can only be specified when using expressions: ${withValues.join(' and ')} ${withValues.length > 1 ? 'are' : 'is'} null`,
    );
  }
}
