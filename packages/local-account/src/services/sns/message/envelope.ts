import type { AccountPorts } from '../../../account-ports';
import type { MessageAttributes } from './message-attributes';
import { messageFor, type Notification } from './notification';

/** Nothing is signed here: whoever checks the signature finds that out. */
const SIGNATURE = Buffer.from('The local run signs no notifications.').toString('base64');

/** What stands where AWS has its signature, with the address of no certificate. */
export function signatureOf({ endpointUrl }: Pick<AccountPorts, 'endpointUrl'>) {
  return { signature: SIGNATURE, certificateUrl: `${endpointUrl}/SimpleNotificationService-not-signed.pem` };
}

/** Where a subscription is ended: AWS's address, with the API's version, by which the local run knows what is SNS's. */
export function unsubscribeUrl(
  { endpointUrl }: Pick<AccountPorts, 'endpointUrl'>,
  subscriptionArn: string,
): string {
  return `${endpointUrl}/?Action=Unsubscribe&SubscriptionArn=${subscriptionArn}&Version=2010-03-31`;
}

/** Message attributes as notifications have them (recorded on AWS). */
export function attributesOf(attributes: MessageAttributes): Record<string, { Type: string; Value: string }> {
  return Object.fromEntries(
    Object.entries(attributes).map(([name, { DataType, StringValue, BinaryValue }]) => [
      name,
      { Type: DataType, Value: StringValue ?? Buffer.from(BinaryValue ?? []).toString('base64') },
    ]),
  );
}

/** The JSON that queues and HTTP endpoints get of a notification, unless they take it raw. */
export function envelopeText(
  notification: Notification,
  subscription: { readonly arn: string; readonly protocol: string },
  ports: Pick<AccountPorts, 'endpointUrl'>,
): string {
  const { messageId, topicArn, subject, attributes, signatureVersion, date } = notification;
  const { signature, certificateUrl } = signatureOf(ports);
  const given = attributesOf(attributes);
  return writeEnvelope({
    Type: 'Notification',
    MessageId: messageId,
    TopicArn: topicArn,
    Subject: subject,
    Message: messageFor(notification, subscription.protocol),
    Timestamp: date.toISOString(),
    SignatureVersion: signatureVersion,
    Signature: signature,
    SigningCertURL: certificateUrl,
    UnsubscribeURL: unsubscribeUrl(ports, subscription.arn),
    MessageAttributes: Object.keys(given).length === 0 ? undefined : given,
  });
}

/**
 * A member a line, with spaces around the colon, as AWS writes it.
 *
 * @see https://docs.aws.amazon.com/sns/latest/dg/sns-message-and-json-formats.html
 */
export function writeEnvelope(members: Readonly<Record<string, unknown>>): string {
  const lines = Object.entries(members).flatMap(([name, value]) =>
    value === undefined ? [] : [`  ${JSON.stringify(name)} : ${writeValue(value)}`],
  );
  return `{\n${lines.join(',\n')}\n}`;
}

function writeValue(value: unknown): string {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const lines = Object.entries(value).map(
    ([name, member]) => `    ${JSON.stringify(name)} : ${JSON.stringify(member)}`,
  );
  return `{\n${lines.join(',\n')}\n  }`;
}
