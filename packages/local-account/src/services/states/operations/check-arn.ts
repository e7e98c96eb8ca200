import { isArn, parseArn } from '../../../arn';
import { AwsError } from '../../../errors/aws-error';

/**
 * Checks that a text is an ARN of Step Functions; the words are recorded by LocalStack's test_sfn_api_express, of an execution's.
 *
 * @returns it as it is
 * @throws AwsError `InvalidArn`
 */
export function checkArn(text: string, type: 'execution' | 'stateMachine'): string {
  if (!isArn(text) || parseArn(text).service !== 'states') throw invalidArn(`Invalid ARN prefix: ${text}`);
  const [itsType = ''] = parseArn(text).resource.split(':');
  if (itsType !== type) throw invalidArn(`Resource type not valid in this context: ${itsType}`);
  return text;
}

function invalidArn(reason: string): AwsError {
  return new AwsError('InvalidArn', `Invalid Arn: '${reason}'`);
}
