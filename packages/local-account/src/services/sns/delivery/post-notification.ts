import type { Clock } from '../../../clock/clock';
import { AwsError } from '../../../errors/aws-error';
import { describeNetworkFailure } from '../../../errors/network-failure';

/** What an endpoint may take to answer. @see https://docs.aws.amazon.com/sns/latest/dg/sns-http-https-endpoint-as-subscriber.html */
const TIMEOUT_MS = 15_000;

/** What is posted to an HTTP endpoint. */
export interface PostedNotification {
  readonly url: string;
  readonly type: 'Notification' | 'SubscriptionConfirmation' | 'UnsubscribeConfirmation';
  readonly messageId: string;
  readonly topicArn: string;
  /** @default - it begins only with this */
  readonly subscriptionArn?: string;
  readonly isRaw?: boolean;
  readonly body: string;
}

/**
 * Posts to an HTTP endpoint, with the headers that are recorded on AWS. Redirections are not followed.
 *
 * @throws AwsError for an answer that is no success: of the caller's fault for 4xx but 429, which is not tried again
 */
export async function postNotification(
  { url, type, messageId, topicArn, subscriptionArn, isRaw = false, body }: PostedNotification,
  clock: Pick<Clock, 'after'>,
  signal: AbortSignal,
): Promise<void> {
  const tooLong = new AbortController();
  const timer = clock.after(TIMEOUT_MS, () => tooLong.abort());
  try {
    const response = await fetch(url, {
      method: 'POST',
      redirect: 'manual',
      signal: AbortSignal.any([signal, tooLong.signal]),
      headers: {
        'content-type': 'text/plain; charset=UTF-8',
        'user-agent': 'Amazon Simple Notification Service Agent',
        'x-amz-sns-message-type': type,
        'x-amz-sns-message-id': messageId,
        'x-amz-sns-topic-arn': topicArn,
        ...(subscriptionArn !== undefined && { 'x-amz-sns-subscription-arn': subscriptionArn }),
        ...(isRaw && { 'x-amz-sns-rawdelivery': 'true' }),
      },
      body,
    });
    await response.body?.cancel();
    if (response.ok) return;
    throw failure(`${url} answered ${response.status}`, response.status);
  } catch (error) {
    if (error instanceof AwsError) throw error;
    throw failure(`${url} cannot be reached: ${describeNetworkFailure(error)}`, 503);
  } finally {
    timer.cancel();
  }
}

function failure(message: string, status: number): AwsError {
  const isPermanent = status >= 400 && status < 500 && status !== 429;
  return new AwsError('EndpointFailed', message, isPermanent ? 400 : 503);
}
