import { z } from 'zod';
import { isArn, parseArn } from '../../../arn';
import { AwsError } from '../../../errors/aws-error';
import { invalidParameter, notRun } from '../sns-errors';
import { parseFilterPolicy } from './filter-policy';
import type { SubscriptionAttributes } from './subscription';

export const DEFAULT_ATTRIBUTES: SubscriptionAttributes = {
  RawMessageDelivery: false,
  FilterPolicyScope: 'MessageAttributes',
};

/** Attributes of AWS that a subscription of the local run cannot have. */
const NOT_RUN = new Map([
  ['DeliveryPolicy', "delivers by AWS's default policy"],
  ['ReplayPolicy', 'has no FIFO topics, and only they have archives'],
  ['SubscriptionRoleArn', 'does not deliver to Firehose'],
]);

/**
 * @param given as Subscribe and SetSubscriptionAttributes take them; an empty value removes what is there
 * @throws AwsError `InvalidParameter`, in the words recorded on AWS
 */
export function changedAttributes(
  current: SubscriptionAttributes,
  given: Readonly<Record<string, string>>,
): SubscriptionAttributes {
  const changed = Object.entries(given).reduce(
    (attributes, [name, value]) => change(attributes, name, value),
    current,
  );
  if (changed.FilterPolicy?.isNested && changed.FilterPolicyScope === 'MessageAttributes') {
    throw invalidParameter('Filter policy scope MessageAttributes does not support nested filter policy');
  }
  return changed;
}

function change(attributes: SubscriptionAttributes, name: string, value: string): SubscriptionAttributes {
  switch (name) {
    case 'RawMessageDelivery':
      return { ...attributes, RawMessageDelivery: readBoolean(value) };
    case 'FilterPolicy':
      return { ...attributes, FilterPolicy: isNothing(value) ? undefined : parseFilterPolicy(value) };
    case 'FilterPolicyScope':
      return { ...attributes, FilterPolicyScope: readScope(value) };
    case 'RedrivePolicy':
      return { ...attributes, deadLetterQueueArn: isNothing(value) ? undefined : readRedrivePolicy(value) };
    default: {
      const reason = NOT_RUN.get(name);
      throw reason === undefined ? invalidParameter('AttributeName') : notRun(`${reason} (${name})`);
    }
  }
}

/** `{}` is as good as none. */
function isNothing(value: string): boolean {
  return value === '' || /^\s*\{\s*\}\s*$/.test(value);
}

function readBoolean(value: string): boolean {
  if (value === 'true' || value === 'false') return value === 'true';
  throw invalidParameter(`RawMessageDelivery: Invalid value [${value}]. Must be true or false.`);
}

function readScope(value: string): SubscriptionAttributes['FilterPolicyScope'] {
  if (value === 'MessageAttributes' || value === 'MessageBody') return value;
  throw invalidParameter(
    `FilterPolicyScope: Invalid value [${value}]. Please use either MessageBody or MessageAttributes`,
  );
}

const redrivePolicy = z.strictObject({ deadLetterTargetArn: z.string() });

function readRedrivePolicy(text: string): string {
  const policy = redrivePolicy.safeParse(parseJson(text));
  const queueArn = policy.data?.deadLetterTargetArn ?? '';
  if (isArn(queueArn) && parseArn(queueArn).service === 'sqs') return queueArn;
  throw invalidParameter('RedrivePolicy: deadLetterTargetArn is an invalid arn');
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw invalidParameter('RedrivePolicy: failed to parse JSON.');
  }
}

/** What Subscribe says of attributes that SetSubscriptionAttributes refuses (recorded on AWS). */
export function asRefusedBySubscribe<Result>(read: () => Result): Result {
  try {
    return read();
  } catch (error) {
    if (!(error instanceof AwsError)) throw error;
    throw new AwsError(
      error.code,
      error.message.replace(
        /^Invalid parameter: (?!Filter policy scope)/,
        'Invalid parameter: Attributes Reason: ',
      ),
    );
  }
}
