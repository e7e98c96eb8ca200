import { DescribeReplayCommand, EventBridgeClient, StartReplayCommand } from '@aws-sdk/client-eventbridge';
import { eventually } from './follow-transaction';
import type { StackUnderTest } from './stack-under-test';

/**
 * Replays the second in which something happened, or all that was until a moment, to the transactions' rule alone, and waits for the
 * replay's end.
 */
export async function replay(
  { outputs, sqs }: StackUnderTest,
  ReplayName: string,
  EventStartTime: Date,
  EventEndTime = new Date(EventStartTime.getTime() + 1000),
): Promise<void> {
  const { endpoint, region, credentials } = sqs.config;
  const events = new EventBridgeClient({
    region,
    credentials,
    ...(endpoint && { endpoint: await endpoint() }),
  });
  try {
    await events.send(
      new StartReplayCommand({
        ReplayName,
        EventSourceArn: outputs.ArchiveArn,
        EventStartTime,
        EventEndTime,
        Destination: { Arn: outputs.EventBusArn, FilterArns: [outputs.RuleArn!] },
      }),
    );
    await eventually(`the end of replay ${ReplayName}`, async () => {
      const { State } = await events.send(new DescribeReplayCommand({ ReplayName }));
      return State === 'COMPLETED' ? State : undefined;
    });
  } finally {
    events.destroy();
  }
}
