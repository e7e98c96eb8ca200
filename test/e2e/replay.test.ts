import { FilterLogEventsCommand } from '@aws-sdk/client-cloudwatch-logs';
import { DescribeReplayCommand, EventBridgeClient, StartReplayCommand } from '@aws-sdk/client-eventbridge';
import { eventually, logged, type LoggedTransaction, post } from './follow-transaction';
import { type StackUnderTest, stackUnderTest } from './stack-under-test';

/** What the function logs of a transaction that was replayed. */
interface ReplayedTransaction extends LoggedTransaction {
  readonly eventTime: string;
  readonly replayName?: string;
}

let stack: StackUnderTest;
let events: EventBridgeClient;

beforeAll(async () => {
  stack = await stackUnderTest();
  const { endpoint, region, credentials } = stack.sqs.config;
  events = new EventBridgeClient({ region, credentials, ...(endpoint && { endpoint: await endpoint() }) });
}, 60_000);

afterAll(async () => {
  events.destroy();
  await stack.stop();
});

/** On AWS an event takes up to ten minutes into the archive, and a replay about one; locally they take no time. */
const DEADLINE_MS = process.env.E2E_STACK_NAME === undefined ? 60_000 : 20 * 60_000;

async function recordsOf(apiRequestId: string): Promise<ReplayedTransaction[]> {
  const { events: logEvents = [] } = await stack.logs.send(
    new FilterLogEventsCommand({
      logGroupName: stack.outputs.LogGroupName,
      filterPattern: `"${apiRequestId}"`,
    }),
  );
  return logEvents
    .map(({ message = '' }) => (JSON.parse(message) as { message: ReplayedTransaction }).message)
    .filter((record) => record.apiRequestId === apiRequestId);
}

/** Replays the second in which something happened, to the transaction's rule alone. */
async function replay(ReplayName: string, eventTime: string): Promise<void> {
  const EventStartTime = new Date(eventTime);
  await events.send(
    new StartReplayCommand({
      ReplayName,
      EventSourceArn: stack.outputs.ArchiveArn,
      EventStartTime,
      EventEndTime: new Date(EventStartTime.getTime() + 1000),
      Destination: {
        Arn: stack.outputs.ArchiveArn?.replace(/:archive\/.*/, `:event-bus/${stack.outputs.EventBusName}`),
        FilterArns: [stack.outputs.RuleArn!],
      },
    }),
  );
  await eventually(`the end of replay ${ReplayName}`, async () => {
    const { State } = await events.send(new DescribeReplayCommand({ ReplayName }));
    return State === 'COMPLETED' ? State : undefined;
  });
}

test(
  'a replay of the window brings the transaction again: the same body, with the replay’s name',
  async () => {
    const body = '{"amount": 1.0, "id": 12345678901234567890, "note": "é \\u00e9"}';
    const { apiRequestId } = await post(stack, body);
    await logged(stack, apiRequestId);
    const [original] = await recordsOf(apiRequestId);

    const replayNames: string[] = [];
    const replayed = await untilArchived(async () => {
      const replayName = `e2e-${apiRequestId.replace(/[^A-Za-z0-9]/g, '')}-${replayNames.length}`;
      replayNames.push(replayName);
      await replay(replayName, original!.eventTime);
    }, apiRequestId);

    expect(original?.replayName).toBeUndefined();
    expect(replayNames).toContain(replayed.replayName);
    expect(replayed).toMatchObject({
      apiRequestId,
      body,
      sha256: original?.sha256,
      messageId: original?.messageId,
      eventTime: original?.eventTime,
    });
  },
  DEADLINE_MS + 60_000,
);

/** Replays until the function has logged a replay: as often as the archive takes to get the event. */
async function untilArchived(
  replayAgain: () => Promise<void>,
  apiRequestId: string,
): Promise<ReplayedTransaction> {
  const deadline = Date.now() + DEADLINE_MS;
  let nextReplay = Date.now();
  while (Date.now() < deadline) {
    if (Date.now() >= nextReplay) {
      await replayAgain();
      nextReplay = Date.now() + 60_000;
    }
    const found = (await recordsOf(apiRequestId)).find(({ replayName }) => replayName !== undefined);
    if (found) return found;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error(`Waited ${DEADLINE_MS} ms in vain for a replay of ${apiRequestId}`);
}
