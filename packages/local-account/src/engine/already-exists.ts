import { AwsError } from '../errors/aws-error';

/**
 * What CloudFormation says of a resource whose name something else has already, whatever the service itself would say, or do: a resource
 * handler has to fail with AlreadyExists, and takes nothing over.
 *
 * @param type such as `AWS::SQS::Queue`
 * @param identifier what the type's schema calls its primary identifier, as it is known before the creation
 * @see https://docs.aws.amazon.com/cloudformation-cli/latest/userguide/resource-type-test-contract.html
 */
export function resourceAlreadyExists(type: string, identifier: string): AwsError {
  return new AwsError(
    'AlreadyExists',
    `Resource of type '${type}' with identifier '${identifier}' already exists.`,
  );
}
