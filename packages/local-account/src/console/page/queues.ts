import { callAws } from './aws';
import { byId, row } from './elements';

interface Queue {
  readonly name: string;
  readonly waiting: string;
  readonly inFlight: string;
}

/** Shows how many messages wait in each queue, and how many are in flight. */
export async function showQueues(): Promise<void> {
  const queues = await listQueues();
  byId('queues').replaceChildren(
    ...queues.map(({ name, waiting, inFlight }) => row([name, waiting, inFlight])),
  );
}

async function listQueues(): Promise<Queue[]> {
  const { QueueUrls = [] } = await callAws<{ QueueUrls?: string[] }>('sqs', 'AmazonSQS.ListQueues', {});
  return Promise.all(QueueUrls.map(describeQueue));
}

async function describeQueue(QueueUrl: string): Promise<Queue> {
  const { Attributes } = await callAws<{ Attributes: Record<string, string> }>(
    'sqs',
    'AmazonSQS.GetQueueAttributes',
    { QueueUrl, AttributeNames: ['ApproximateNumberOfMessages', 'ApproximateNumberOfMessagesNotVisible'] },
  );
  return {
    name: QueueUrl.split('/').at(-1) ?? QueueUrl,
    waiting: Attributes.ApproximateNumberOfMessages ?? '',
    inFlight: Attributes.ApproximateNumberOfMessagesNotVisible ?? '',
  };
}
