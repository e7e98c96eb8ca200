import { AwsError } from '../../errors/aws-error';
import type { Item } from './item/attribute-value';

export function validationException(message: string): AwsError {
  return new AwsError('ValidationException', message);
}

/** Of a value that the operation cannot do with. */
export function invalidParameters(reason: string): AwsError {
  return validationException(`One or more parameter values were invalid: ${reason}`);
}

/** Of a table that an operation on items names. Recorded on AWS. */
export function resourceNotFound(): AwsError {
  return new AwsError('ResourceNotFoundException', 'Requested resource not found');
}

/** Of a table that an operation on tables names. */
export function tableNotFound(tableName: string): AwsError {
  return new AwsError(
    'ResourceNotFoundException',
    `Requested resource not found: Table: ${tableName} not found`,
  );
}

/** @param item what the caller asked to see of the item for which the condition does not hold @default - nothing */
export function conditionFailed(item?: Item): AwsError {
  return new AwsError(
    'ConditionalCheckFailedException',
    'The conditional request failed',
    400,
    item ? { Item: item } : {},
  );
}
