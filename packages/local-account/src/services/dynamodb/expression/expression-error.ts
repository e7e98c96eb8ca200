import { validationException } from '../errors';

/** The parameters of an operation that hold an expression. */
export type ExpressionName =
  | 'ConditionExpression'
  | 'FilterExpression'
  | 'KeyConditionExpression'
  | 'ProjectionExpression'
  | 'UpdateExpression';

/** An expression that DynamoDB does not take. The words of all of them were recorded on AWS, most by dynalite's tests. */
export function invalidExpression(name: ExpressionName, reason: string) {
  return validationException(`Invalid ${name}: ${reason}`);
}
