import { isArn, parseArn } from '../../../arn';
import { invalidParameter, notRun } from '../sns-errors';

/** The protocols of subscriptions that are run. */
export const PROTOCOLS = ['http', 'https', 'lambda', 'sqs'] as const;
export type Protocol = (typeof PROTOCOLS)[number];

/** Whether endpoints of the protocol are asked before they are sent anything. */
export function hasToConfirm(protocol: Protocol): boolean {
  return protocol === 'http' || protocol === 'https';
}

/** What people get, and no part of a stack. */
export const PERSONAL_PROTOCOLS = ['email', 'email-json', 'sms'];

/** What AWS has besides. */
const FURTHER = [...PERSONAL_PROTOCOLS, 'application', 'firehose'];

/**
 * Checks that an endpoint is one of the protocol. AWS's words are recorded for queues and unknown protocols, those for HTTP are quoted
 * from AWS by public issues of its clients; those for functions are not confirmed against AWS.
 *
 * @throws AwsError `InvalidParameter`
 */
export function checkEndpoint(protocol: string, endpoint: string): Protocol {
  const known = PROTOCOLS.find((one) => one === protocol);
  if (!known) {
    throw FURTHER.includes(protocol)
      ? notRun(`delivers to queues, functions and HTTP endpoints, and not to ${protocol}`)
      : invalidParameter(`Amazon SNS does not support this protocol string: ${protocol}`);
  }
  switch (known) {
    case 'sqs':
      if (!isArnOf(endpoint, 'sqs')) throw invalidParameter('SQS endpoint ARN');
      if (endpoint.endsWith('.fifo')) throw notRun('has no FIFO queues');
      return known;
    case 'lambda':
      if (!isArnOf(endpoint, 'lambda')) throw invalidParameter('Lambda endpoint ARN');
      return known;
    case 'http':
    case 'https':
      if (!endpoint.startsWith(`${known}://`) || !URL.canParse(endpoint)) {
        throw invalidParameter('Endpoint must match the specified protocol');
      }
      return known;
  }
}

function isArnOf(text: string, service: string): boolean {
  return isArn(text) && parseArn(text).service === service;
}
