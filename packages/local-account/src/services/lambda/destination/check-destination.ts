import { checkAtCreation } from '../../../access/creation-refused';
import { parseArn } from '../../../arn';
import { AwsError } from '../../../errors/aws-error';
import type { FunctionConfiguration } from '../function/function-configuration';
import { functionReference } from '../function/function-name';
import type { LambdaPorts } from '../ports';
import { DESTINATION_SERVICES, destinationService } from './destination-services';

/**
 * What Lambda checks of a destination when a config is put: that it is one, and that the function's role may send to it. The words are
 * recorded on AWS but for those of the role: https://github.com/serverless/serverless/issues/7764.
 *
 * @throws AwsError InvalidParameterValueException; CreationRefused for a right that is missing
 */
export function checkDestination(
  { access, account, functions }: Pick<LambdaPorts, 'access' | 'account' | 'functions'>,
  { functionArn, functionName, roleArn }: FunctionConfiguration,
  destination: string,
): void {
  const service = destinationService(destination);
  if (!service) {
    throw invalid(
      `The local run sends records to ${[...DESTINATION_SERVICES.keys()].join(', ')} only, and not to ${destination}.`,
    );
  }
  if (parseArn(destination).service === 'lambda') {
    const reference = functionReference(account, { FunctionName: destination });
    if (!functions.has(reference)) throw invalid(`The destination ARN ${destination} is invalid.`);
    if (reference.functionName === functionName) {
      throw invalid("You can't specify the function as a destination for itself.");
    }
  }
  const { action } = service;
  checkAtCreation(
    () =>
      access.require(
        access.assumeRole(roleArn, 'lambda.amazonaws.com', functionArn, functionName),
        action,
        destination,
      ),
    () => ({
      code: 'InvalidParameterValueException',
      message: `The function's execution role does not have permissions to call ${calledBy(action)} on ${destination}`,
    }),
  );
}

/** The operation that an action allows. */
function calledBy(action: string): string {
  return action.slice(action.indexOf(':') + 1);
}

function invalid(message: string): AwsError {
  return new AwsError('InvalidParameterValueException', message);
}
