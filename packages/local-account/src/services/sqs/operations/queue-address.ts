import type { Account } from '../../../account';
import { arn } from '../../../arn';
import { AwsError } from '../../../errors/aws-error';
import { missingParameter } from '../error/error';

/** The end of a queue URL, whatever stands before it: `/<account>/<name>`. */
const PATH = /^(?:https?:\/\/[^/]+)?\/(\d{12})\/([^/?#]+)\/?$/;

/** Whether a path is that of a queue URL. */
export function isQueuePath(path: string): boolean {
  return PATH.test(path);
}

/** A name alone serves, too, for a queue of the account. Recorded on AWS: SendMessage with a name for its QueueUrl. */
const NAME = /^[A-Za-z0-9_-]{1,80}(?:\.fifo)?$/;

/**
 * The ARN that a queue URL stands for. The host is not looked at: the URL may have been made while the port was
 * another, and `https://sqs.<region>.amazonaws.com/<account>/<name>` is as good.
 *
 * @param queueUrl a URL, its path, or the bare name of one of the account's queues
 * @throws AwsError MissingParameter, or InvalidAddress for what is no queue URL
 */
export function arnOfQueueUrl(account: Account, queueUrl: string | undefined): string {
  if (!queueUrl) throw missingParameter('QueueUrl');
  if (NAME.test(queueUrl)) return arn(account, 'sqs', queueUrl);
  const [, accountId, name] = PATH.exec(queueUrl) ?? [];
  if (accountId === undefined || name === undefined) {
    throw new AwsError('InvalidAddress', `The address ${queueUrl} is not valid for this endpoint.`, 404);
  }
  return arn({ ...account, accountId }, 'sqs', name);
}

/**
 * For the schema of an operation on one queue: clients name it by URL, in here it is known by its ARN.
 *
 * @returns what puts `queueArn` in the place of `QueueUrl`; it throws as `arnOfQueueUrl` does
 */
export function withQueueArn(account: Account) {
  return <Given extends { readonly QueueUrl?: string }>({ QueueUrl, ...members }: Given) => ({
    ...members,
    queueArn: arnOfQueueUrl(account, QueueUrl),
  });
}
