import type { FlattenedMember, QueryShape } from '../../../wire/query-shape';

const NAME_AND_VALUE = { key: 'Name', value: 'Value' };
const TAGS: FlattenedMember = { element: 'Tag', entry: { key: 'Key', value: 'Value' } };

const MAPS: Readonly<Record<string, FlattenedMember>> = {
  Attributes: { element: 'Attribute', entry: NAME_AND_VALUE },
  MessageAttributes: { element: 'MessageAttribute', entry: NAME_AND_VALUE },
  MessageSystemAttributes: { element: 'MessageSystemAttribute', entry: NAME_AND_VALUE },
};

const LISTS: Readonly<Record<string, FlattenedMember>> = {
  AWSAccountIds: { element: 'AWSAccountId' },
  Actions: { element: 'ActionName' },
  AttributeNames: { element: 'AttributeName' },
  Failed: { element: 'BatchResultErrorEntry' },
  MessageAttributeNames: { element: 'MessageAttributeName' },
  MessageSystemAttributeNames: { element: 'MessageSystemAttributeName' },
  Messages: { element: 'Message' },
  QueueUrls: { element: 'QueueUrl' },
  TagKeys: { element: 'TagKey' },
  queueUrls: { element: 'QueueUrl' },
};

const WHOLE_NUMBERS = new Set([
  'DelaySeconds',
  'MaxNumberOfMessages',
  'MaxNumberOfMessagesPerSecond',
  'MaxResults',
  'VisibilityTimeout',
  'WaitTimeSeconds',
]);

/**
 * How SQS's members travel in the query protocol, by the API's model of before it had JSON (botocore 1.31, `sqs/2012-11-05`).
 *
 * @param action the members that hold entries are called after it
 */
export function sqsQueryShape(action: string): QueryShape {
  const shape = shapes.get(action) ?? makeShape(action);
  shapes.set(action, shape);
  return shape;
}

/** By action: there are as many as SQS serves. */
const shapes = new Map<string, QueryShape>();

function makeShape(action: string): QueryShape {
  const flattened = {
    ...MAPS,
    ...LISTS,
    Entries: { element: `${action}RequestEntry` },
    Results: { element: `${action}ResultEntry` },
    Successful: { element: `${action}ResultEntry` },
    // CreateQueue alone writes it small.
    ...(action === 'CreateQueue' ? { tags: TAGS } : { Tags: TAGS }),
  };
  return { flattened: new Map(Object.entries(flattened)), wholeNumbers: WHOLE_NUMBERS };
}
