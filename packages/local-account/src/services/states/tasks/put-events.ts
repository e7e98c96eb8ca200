import { randomUUID } from 'node:crypto';
import type { JsonValue } from 'type-fest';
import { z } from 'zod';
import { TaskFailure } from '@pipeline/states-language';
import { type Integration, readArguments, sdkDetails } from './integration';
import { jsonText } from './json-text';
import { answerPayload, sdkMetadata } from './sdk-metadata';

const text = z.string().optional();

const putEventsArguments = z.object({
  Entries: z.array(
    z.object({
      Detail: z.custom<JsonValue>().transform(jsonText).optional(),
      DetailType: text,
      EventBusName: text,
      Resources: z.array(z.string()).optional(),
      Source: text,
      Time: text,
      TraceHeader: text,
    }),
  ),
  EndpointId: text,
});

/** An object as the detail becomes text: https://docs.aws.amazon.com/step-functions/latest/dg/connect-eventbridge.html */
export const eventsPutEvents: Integration = {
  run: async ({ buses }, call, task) => {
    const result = await buses.putEvents(call, readArguments(putEventsArguments, task.arguments.value));
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
