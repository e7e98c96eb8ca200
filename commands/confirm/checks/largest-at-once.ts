import { createHash } from 'node:crypto';
import { GetQueueAttributesCommand } from '@aws-sdk/client-sqs';
import { type Check, findingOf, type Stage } from '../check';
import { loggedTransaction } from '../logged-transaction';

/** What the source queue's limit leaves to the message attribute. */
const ATTRIBUTE_BYTES = 256;
const AT_ONCE = 3;

/** Whether the largest bodies, in which every character has to be escaped, fit through every hop, a full batch of them at once. */
export const largestAtOnce: Check = {
  id: 'largest-at-once',
  question: 'Do three bodies of the largest size, of nothing but quotes, reach the log at once?',
  otherwise:
    'Lower maxTransactionBytes, and look where they are: undelivered (the pipe) or unprocessed (the workflow).',
  async run(stage) {
    const bytes = (await largestMessageBytes(stage)) - ATTRIBUTE_BYTES;
    const body = Buffer.from(`"${'\\"'.repeat(Math.floor((bytes - 2) / 2))}"`);
    const since = Date.now();
    const answers = await Promise.all(
      Array.from({ length: AT_ONCE }, () => stage.sender.post(body, { 'content-type': 'application/json' })),
    );
    const refusals = answers.filter(({ status }) => status !== 200).map(({ status }) => `status ${status}`);
    const sha256 = createHash('sha256').update(body).digest('hex');
    const records = await Promise.all(
      answers
        .filter(({ status }) => status === 200)
        .map(({ apiRequestId = '' }) => loggedTransaction(stage, { apiRequestId, since })),
    );
    const missing = records
      .filter((record) => record?.sha256 !== sha256)
      .map(() => 'one is not in the log as it was sent');
    return findingOf([...refusals, ...missing], `${AT_ONCE} of ${body.length} bytes are in the log`);
  },
};

async function largestMessageBytes({ connection, stack }: Stage): Promise<number> {
  const { Attributes } = await connection.sqs.send(
    new GetQueueAttributesCommand({
      QueueUrl: stack.output('QueueUrl'),
      AttributeNames: ['MaximumMessageSize'],
    }),
  );
  return Number(Attributes?.MaximumMessageSize);
}
