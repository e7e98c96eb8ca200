import { AwsError } from '../../../errors/aws-error';
import { invalidAttributeValue, unknownAttribute } from '../error/error';
import { parseRedriveAllowPolicy, type RedriveAllowPolicy } from './redrive-allow-policy';
import { parseRedrivePolicy, type RedrivePolicy } from './redrive-policy';

interface IntegerAttribute {
  readonly minimum: number;
  readonly maximum: number;
  readonly default: number;
}

/** SQS API Reference, CreateQueue: the attributes that are numbers, in seconds and bytes. */
const INTEGERS = {
  DelaySeconds: { minimum: 0, maximum: 900, default: 0 },
  MaximumMessageSize: { minimum: 1024, maximum: 1_048_576, default: 1_048_576 },
  MessageRetentionPeriod: { minimum: 60, maximum: 1_209_600, default: 345_600 },
  ReceiveMessageWaitTimeSeconds: { minimum: 0, maximum: 20, default: 0 },
  VisibilityTimeout: { minimum: 0, maximum: 43_200, default: 30 },
} as const satisfies Record<string, IntegerAttribute>;

/** How long a queue with a key uses a data key, if nothing is said of it. */
export const DEFAULT_DATA_KEY_REUSE_SECONDS = 300;

const KMS_DATA_KEY_REUSE: IntegerAttribute = {
  minimum: 60,
  maximum: 86_400,
  default: DEFAULT_DATA_KEY_REUSE_SECONDS,
};

type IntegerName = keyof typeof INTEGERS;

/** What the owner of a queue can set, with AWS's names. */
export interface QueueSettings extends Readonly<Record<IntegerName, number>> {
  readonly Policy?: string;
  readonly RedrivePolicy?: { readonly text: string; readonly policy: RedrivePolicy };
  readonly RedriveAllowPolicy?: { readonly text: string; readonly policy: RedriveAllowPolicy };
  /** Nothing is encrypted in memory; senders and receivers need the key's permission all the same. */
  readonly KmsMasterKeyId?: string;
  readonly KmsDataKeyReusePeriodSeconds?: number;
  readonly SqsManagedSseEnabled: boolean;
}

/** A queue of which nothing is said: SSE-SQS is on (SQS Developer Guide, "Configuring server-side encryption"). */
export const DEFAULT_SETTINGS: QueueSettings = {
  ...(Object.fromEntries(
    Object.entries(INTEGERS).map(([name, attribute]) => [name, attribute.default]),
  ) as Record<IntegerName, number>),
  SqsManagedSseEnabled: true,
};

/**
 * The settings after `SetQueueAttributes`. An empty text takes a policy or a key away.
 *
 * @throws AwsError InvalidAttributeName, InvalidAttributeValue or InvalidParameterValue
 */
export function changedSettings(
  settings: QueueSettings,
  attributes: Readonly<Record<string, string | undefined>>,
): QueueSettings {
  if (attributes.KmsMasterKeyId && attributes.SqsManagedSseEnabled === 'true') {
    throw new AwsError(
      'InvalidAttributeName',
      'You can use one type of server-side encryption (SSE) at one time. ' +
        'You can either enable KMS SSE or SQS SSE.',
    );
  }
  return Object.entries(attributes).reduce(
    (changed, [name, value]) => (value === undefined ? changed : { ...changed, ...change(name, value) }),
    settings,
  );
}

function change(name: string, value: string): Partial<QueueSettings> {
  if (isIntegerName(name)) return { [name]: integer(name, value, INTEGERS[name]) };
  switch (name) {
    case 'Policy':
      return { Policy: value === '' ? undefined : value };
    case 'RedrivePolicy':
      return {
        RedrivePolicy: value === '' ? undefined : { text: value, policy: parseRedrivePolicy(value) },
      };
    case 'RedriveAllowPolicy':
      return {
        RedriveAllowPolicy:
          value === '' ? undefined : { text: value, policy: parseRedriveAllowPolicy(value) },
      };
    // A key turns SSE-SQS off, and taking the key away does not turn it on again (LocalStack,
    // test_set_queue_attributes_default_values, recorded on AWS).
    case 'KmsMasterKeyId':
      return value === ''
        ? { KmsMasterKeyId: undefined, KmsDataKeyReusePeriodSeconds: undefined }
        : { KmsMasterKeyId: value, SqsManagedSseEnabled: false };
    case 'KmsDataKeyReusePeriodSeconds':
      return { KmsDataKeyReusePeriodSeconds: integer(name, value, KMS_DATA_KEY_REUSE) };
    case 'SqsManagedSseEnabled':
      return managedEncryption(value);
    case 'FifoQueue':
      if (value !== 'true') throw unknownAttribute(name);
      throw new AwsError(
        'AWS.SimpleQueueService.UnsupportedOperation',
        'The local run has standard queues only, no FIFO queues.',
      );
    case 'DeduplicationScope':
    case 'FifoThroughputLimit':
      throw new AwsError(
        'InvalidAttributeName',
        `You can specify the ${name} only when FifoQueue is set to true.`,
      );
    default:
      throw unknownAttribute(name);
  }
}

function isIntegerName(name: string): name is IntegerName {
  return Object.hasOwn(INTEGERS, name);
}

function integer(name: string, value: string, { minimum, maximum }: IntegerAttribute): number {
  const number = Number(value);
  if (!/^-?\d+$/.test(value) || number < minimum || number > maximum) throw invalidAttributeValue(name);
  return number;
}

function managedEncryption(value: string): Partial<QueueSettings> {
  if (value === 'false') return { SqsManagedSseEnabled: false };
  if (value !== 'true') throw invalidAttributeValue('SqsManagedSseEnabled');
  return {
    SqsManagedSseEnabled: true,
    KmsMasterKeyId: undefined,
    KmsDataKeyReusePeriodSeconds: undefined,
  };
}
