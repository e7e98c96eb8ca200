import { parseArn } from '../../../arn';
import { AwsError } from '../../../errors/aws-error';
import type { Call } from '../../../wire/operation';
import type { DestinationNeeds } from '../needs';

/** What is sent to a destination. */
export interface SentRecord {
  /** JSON. */
  readonly text: string;
  readonly hasSucceeded: boolean;
  /** The version or alias that was invoked. */
  readonly functionArn: string;
}

/** A service that takes records of invocations. */
export interface DestinationService {
  /** What the function's role has to be allowed, and how Lambda's refusals name it. */
  readonly action: string;
  /** @throws AwsError as the service answers */
  send(needs: DestinationNeeds, call: Call, arn: string, record: SentRecord): Promise<unknown>;
}

/** Where records go, by the service in the destination's ARN. */
export const DESTINATION_SERVICES: ReadonlyMap<string, DestinationService> = new Map<
  string,
  DestinationService
>([
  [
    'sqs',
    {
      action: 'sqs:SendMessage',
      send: ({ queues }, call, queueArn, { text }) =>
        queues.sendMessage(call, { queueArn, MessageBody: text }),
    },
  ],
  [
    'sns',
    {
      action: 'sns:Publish',
      send: ({ topics }, call, topicArn, { text }) => topics.publish(call, { topicArn, Message: text }),
    },
  ],
  [
    'lambda',
    {
      action: 'lambda:InvokeFunction',
      send: ({ functions }, call, FunctionName, { text }) =>
        functions.invoke(call, { FunctionName, InvocationType: 'Event', Payload: text }),
    },
  ],
  [
    'events',
    {
      action: 'events:PutEvents',
      // Recorded on AWS.
      send: async ({ buses }, call, EventBusName, { text, hasSucceeded, functionArn }) => {
        const { Entries: [entry] = [] } = await buses.putEvents(call, {
          Entries: [
            {
              Source: 'lambda',
              DetailType: `Lambda Function Invocation Result - ${hasSucceeded ? 'Success' : 'Failure'}`,
              Detail: text,
              EventBusName,
              Resources: [EventBusName, functionArn],
            },
          ],
        });
        if (entry?.ErrorCode !== undefined) throw new AwsError(entry.ErrorCode, entry.ErrorMessage ?? '');
      },
    },
  ],
]);

export function destinationService(arn: string): DestinationService | undefined {
  return DESTINATION_SERVICES.get(parseArn(arn).service);
}
