import { AwsError } from '../../errors/aws-error';
import type { TransactionIdentity } from '../../trace/trace-record';
import type { Call } from '../../wire/operation';
import { messageFor, newNotification, type Notification } from './message/notification';
import type { PublishRequest } from './message/publish-request';
import type { SnsPorts } from './ports';
import { matchesAttributes, matchesBody } from './subscription/filter-policy';
import type { Subscription } from './subscription/subscription';
import type { Topic } from './topic/topic';

/**
 * Begins the delivery of a message to every subscription that wants it.
 *
 * @returns the message's id
 * @throws AwsError `Throttled` if there is no room for as many copies
 */
export function publishMessage(
  topic: Topic,
  request: PublishRequest,
  { capacity, clock, delivery, identify, subscriptions, trace }: SnsPorts,
  call: Call,
): string {
  const { SignatureVersion: signatureVersion = '1' } = topic.attributes;
  const notification = newNotification(request, { arn: topic.arn, signatureVersion }, new Date(clock.now()));
  const transaction = call.transaction ?? identifyMessage(notification, identify);
  const wanting = subscriptions
    .of(topic.arn)
    .filter((subscription) => subscription.isConfirmed && wants(subscription, notification));
  const admitted = wanting.flatMap((subscription) => {
    const passage = capacity.room.admit(request.sizeBytes, call.passage);
    return passage ? [{ subscription, passage }] : [];
  });
  if (admitted.length < wanting.length) {
    for (const { passage } of admitted) passage[Symbol.dispose]();
    throw new AwsError('Throttled', 'Rate exceeded', 429);
  }
  const { messageId } = notification;
  trace.record(topic.name, transaction, {
    what: 'NotificationPublished',
    messageId,
    subscriptions: wanting.length,
  });
  for (const copy of admitted) {
    delivery.begin({ ...copy, notification, transaction, traceHeader: call.traceHeader });
  }
  return messageId;
}

function wants({ protocol, attributes }: Subscription, notification: Notification): boolean {
  const { FilterPolicy, FilterPolicyScope } = attributes;
  if (!FilterPolicy) return true;
  return FilterPolicyScope === 'MessageBody'
    ? matchesBody(FilterPolicy, messageFor(notification, protocol))
    : matchesAttributes(FilterPolicy, notification.attributes);
}

function identifyMessage(notification: Notification, identify: SnsPorts['identify']): TransactionIdentity {
  const texts = Object.entries(notification.attributes).flatMap(([name, { StringValue }]) =>
    StringValue === undefined ? [] : [[name, StringValue] as const],
  );
  return identify({ body: messageFor(notification, 'default'), attributes: Object.fromEntries(texts) });
}
