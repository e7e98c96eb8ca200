import type { BatchResultErrorEntry, PublishBatchResponse } from '@aws-sdk/client-sns';
import { z } from 'zod';
import { AwsError } from '../../../errors/aws-error';
import { operation } from '../../../wire/operation';
import { queryList } from '../../../wire/query-input';
import { checkMessage, publishMembers } from '../message/publish-request';
import type { SnsPorts } from '../ports';
import { publishMessage } from '../publish-message';
import { arnInput } from '../topic/topic-arn';
import { requireKeyToPublish } from '../topic/topic-key';

/** @see https://docs.aws.amazon.com/sns/latest/api/API_PublishBatch.html */
const MOST_ENTRIES = 10;
const LARGEST_BYTES = 262_144;

const entryInput = z.object({ Id: z.string(), ...publishMembers });

/** What one entry has wrong is wrong with the whole batch; what fails an entry alone is that there is no room for it. */
export const publishBatch = operation({
  name: 'PublishBatch',
  action: 'sns:Publish',
  input: z.object({
    TopicArn: arnInput('TopicArn'),
    PublishBatchRequestEntries: queryList(entryInput).transform(checkEntries),
  }),
  authorize: ({ TopicArn }) => TopicArn,
  run: ({ TopicArn, PublishBatchRequestEntries: entries }, ports: SnsPorts, call) => {
    const topic = ports.topics.get(TopicArn);
    const requests = entries.map(({ Id, ...message }) => ({ Id, request: checkMessage(message) }));
    const sizeBytes = requests.reduce((sum, { request }) => sum + request.sizeBytes, 0);
    if (sizeBytes > LARGEST_BYTES) {
      // Recorded on AWS.
      throw new AwsError(
        'BatchRequestTooLong',
        'The length of all the messages put together is more than the limit.',
      );
    }
    requireKeyToPublish(ports, call.caller, topic);
    const Failed: BatchResultErrorEntry[] = [];
    const Successful = requests.flatMap(({ Id, request }) => {
      try {
        return [{ Id, MessageId: publishMessage(topic, request, ports, call) }];
      } catch (error) {
        if (!(error instanceof AwsError)) throw error;
        Failed.push({ Id, Code: error.code, Message: error.message, SenderFault: error.httpStatus < 500 });
        return [];
      }
    });
    return { Successful, Failed } satisfies PublishBatchResponse;
  },
});

/** @throws AwsError in the words recorded on AWS */
function checkEntries<Entry extends { readonly Id: string }>(entries: readonly Entry[]): readonly Entry[] {
  if (entries.length === 0) {
    throw new AwsError('EmptyBatchRequest', "The batch request doesn't contain any entries.");
  }
  if (entries.length > MOST_ENTRIES) {
    throw new AwsError(
      'TooManyEntriesInBatchRequest',
      'The batch request contains more entries than permissible.',
    );
  }
  for (const { Id } of entries) {
    const problem = idProblem(Id);
    if (problem === undefined) continue;
    throw new AwsError(
      'InvalidBatchEntryId',
      `The Id of a batch entry in the batch request ${problem}: ${Id}`,
    );
  }
  if (new Set(entries.map(({ Id }) => Id)).size < entries.length) {
    throw new AwsError(
      'BatchEntryIdsNotDistinct',
      'Two or more batch entries in the request have the same Id.',
    );
  }
  return entries;
}

function idProblem(id: string): string | undefined {
  if (id.length > 80) return 'is too long';
  return /^[A-Za-z0-9_-]+$/.test(id) ? undefined : 'contains an impermissible character';
}
