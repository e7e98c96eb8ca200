import { AwsError } from '../../errors/aws-error';

/** A hard quota, for input as for every payload. @see https://docs.aws.amazon.com/step-functions/latest/dg/service-quotas.html */
const INPUT_BYTES = 262_144;

/**
 * Checks that an ARN can be a state machine's; the words for an execution's are recorded by LocalStack's test_sfn_api_express.
 *
 * @throws AwsError `InvalidArn`
 */
export function checkStateMachineArn(text: string): void {
  const [prefix, , service, , , type = ''] = text.split(':');
  if (prefix !== 'arn' || service !== 'states') throw invalidArn(`Invalid ARN prefix: ${text}`);
  if (type !== 'stateMachine') throw invalidArn(`Resource type not valid in this context: ${type}`);
}

/** @throws AwsError `ValidationException`, `InvalidExecutionInput`; Java's words for what is wrong with a JSON text are not repeated */
export function checkInput(input: string): void {
  if (Buffer.byteLength(input) > INPUT_BYTES) {
    throw new AwsError(
      'ValidationException',
      `1 validation error detected: Value at 'input' failed to satisfy constraint: Member must have length less than or equal to ${INPUT_BYTES}`,
    );
  }
  if (input === '') throw invalidInput('Invalid execution input.');
  try {
    JSON.parse(input);
  } catch (error) {
    throw invalidInput((error as Error).message);
  }
}

/** @throws AwsError `InvalidName` */
export function checkName(name: string): void {
  // Step Functions refuses white space, brackets, wildcards and some others: https://docs.aws.amazon.com/step-functions/latest/apireference/API_StartExecution.html
  if (name.length < 1 || name.length > 80 || /[\s<>{}[\]?*"#%\\^|~`$&,;:/\p{Cc}]/u.test(name)) {
    throw new AwsError('InvalidName', `Invalid Name: '${name}'`);
  }
}

export function invalidArn(reason: string): AwsError {
  return new AwsError('InvalidArn', `Invalid Arn: '${reason}'`);
}

function invalidInput(reason: string): AwsError {
  return new AwsError('InvalidExecutionInput', `Invalid State Machine Execution Input: '${reason}'`);
}
