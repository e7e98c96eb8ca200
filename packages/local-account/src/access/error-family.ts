/**
 * How a service words and numbers the errors that AWS makes before an operation runs:
 *
 * - `query`, the services of the older XML protocols, SQS among them whatever it speaks today: `AccessDenied`, mostly 403;
 * - `json`, those that name the operation in a header: `AccessDeniedException`, and 400 for every fault of the caller;
 * - `rest`: `AccessDeniedException`, 403.
 */
export type ErrorFamily = 'query' | 'json' | 'rest';

const FAMILIES = new Map<string, ErrorFamily>([
  ['cloudformation', 'query'],
  ['iam', 'query'],
  ['s3', 'query'],
  ['sns', 'query'],
  ['sqs', 'query'],
  ['sts', 'query'],
  ['cloudcontrol', 'json'],
  ['cloudcontrolapi', 'json'],
  ['cloudtrail', 'json'],
  ['dynamodb', 'json'],
  ['ecr', 'json'],
  ['events', 'json'],
  ['kms', 'json'],
  ['logs', 'json'],
  ['ssm', 'json'],
  ['states', 'json'],
]);

/** @param service as in IAM's actions, such as `sqs` */
export function errorFamily(service: string): ErrorFamily {
  return FAMILIES.get(service) ?? 'rest';
}
