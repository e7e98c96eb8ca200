import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { partsOf, type Payload, TaskFailure } from '@pipeline/states-language';
import { type Integration, readArguments, sdkDetails } from './integration';
import { textOf } from './json-text';
import { answerPayload, sdkMetadata } from './sdk-metadata';

const text = z.string().optional();

const putEventsArguments = z.object({
  Entries: z.array(
    z.object({
      DetailType: text,
      EventBusName: text,
      Resources: z.array(z.string()).default([]),
      Source: text,
      Time: text,
      TraceHeader: text,
    }),
  ),
  EndpointId: text,
});

/**
 * An object as the detail becomes text, and each entry is said to be about the state machine and the execution, too:
 * https://docs.aws.amazon.com/step-functions/latest/dg/connect-eventbridge.html (their order is recorded on AWS).
 */
export const eventsPutEvents: Integration = {
  run: async ({ buses }, call, { arguments: args }, { executionArn, stateMachineArn }) => {
    const { Entries, EndpointId } = readArguments(putEventsArguments, args.value);
    const details = detailsOf(args);
    const entries = Entries.map((entry, index) => ({
      ...entry,
      Resources: [...entry.Resources, stateMachineArn, executionArn],
      Detail: details[index],
    }));
    const result = await buses.putEvents(call, { Entries: entries, EndpointId });
    const failed = result.Entries?.find(({ ErrorCode }) => ErrorCode !== undefined);
    // A call that leaves entries behind fails the task, as the same page says.
    if (failed) throw new TaskFailure('EventBridge.FailedEntry', JSON.stringify(result));
    return answerPayload({ ...result, ...sdkMetadata(randomUUID()) });
  },
  describeError: (error, requestId) => ({
    error: `EventBridge.${error.code}`,
    cause: `${error.message} (Service: AmazonEventBridge; ${sdkDetails(error, requestId)})`,
  }),
};

function detailsOf(args: Payload): (string | undefined)[] {
  const entries = partsOf(args).get('Entries');
  return entries ? [...partsOf(entries).values()].map((entry) => textOf(partsOf(entry).get('Detail'))) : [];
}
