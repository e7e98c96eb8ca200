import { MAX_PAYLOAD_BYTES, parsePayload, type Payload } from '@pipeline/states-language';
import { AwsError } from '../../errors/aws-error';

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

/**
 * Reads the input of an execution: an API's is a text, an event bus has parsed its own.
 *
 * @throws AwsError `ValidationException`, `InvalidExecutionInput`; Java's words for what is wrong with a JSON text are not repeated
 */
export function readInput(input: string | Payload): Payload {
  const text = typeof input === 'string' ? input : input.text;
  if (Buffer.byteLength(text) > MAX_PAYLOAD_BYTES) {
    throw new AwsError(
      'ValidationException',
      `1 validation error detected: Value at 'input' failed to satisfy constraint: Member must have length less than or equal to ${MAX_PAYLOAD_BYTES}`,
    );
  }
  if (typeof input !== 'string') return input;
  if (input === '') throw invalidInput('Invalid execution input.');
  try {
    return parsePayload(input);
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
