import type { Call } from '../../../wire/operation';
import type { ParsedEvent } from '../bus/parsed-event';
import type { EventsNeeds } from '../needs';
import type { InvokedTarget } from '../rule';
import type { DeliveryFailure } from './delivery-refused';
import type { ExhaustedRetryCondition } from './retry-policy';
import type { DeliveringRule } from './target-input';

/** An event that is not tried any more, and why. */
export interface DeadLetter {
  readonly event: ParsedEvent;
  readonly rule: DeliveringRule;
  readonly target: InvokedTarget;
  readonly failure: DeliveryFailure;
  /** Set when trying again was given up, and not when it would not have helped. */
  readonly exhausted?: { readonly condition: ExhaustedRetryCondition; readonly retries: number };
}

/**
 * Writes a dead letter as EventBridge does: the event is the body, the reasons are attributes. The two attributes about retries are
 * left out of a letter that was written at once, as recorded on AWS.
 *
 * @param call of EventBridge, for the rule: the queue's policy has to allow it
 * @throws AwsError when the queue does not take it
 * @see https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-rule-dlq.html
 */
export async function sendDeadLetter(
  queues: EventsNeeds['queues'],
  call: Call,
  queueArn: string,
  { event, rule, target, failure, exhausted }: DeadLetter,
): Promise<void> {
  const attributes = {
    RULE_ARN: rule.arn,
    TARGET_ARN: target.arn,
    ERROR_CODE: failure.code,
    ERROR_MESSAGE: failure.message,
    ...(exhausted && {
      EXHAUSTED_RETRY_CONDITION: exhausted.condition,
      RETRY_ATTEMPTS: String(exhausted.retries),
    }),
  };
  await queues.sendMessage(call, {
    queueArn,
    MessageBody: event.text,
    MessageAttributes: Object.fromEntries(
      Object.entries(attributes).map(([name, value]) => [name, { DataType: 'String', StringValue: value }]),
    ),
  });
}
