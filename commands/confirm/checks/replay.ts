import { setTimeout } from 'node:timers/promises';
import { DescribeReplayCommand, StartReplayCommand } from '@aws-sdk/client-eventbridge';
import { type Check, findingOf, type Stage } from '../check';
import { loggedTransaction } from '../logged-transaction';

const MINUTE_MS = 60_000;

/** Whether a replay brings a transaction back as what it was; on a sealed bus, whether it may. */
export const replay: Check = {
  id: 'replay',
  question: 'Does a replay bring a transaction back, with the time that it had, also to a sealed bus?',
  otherwise:
    'If nothing came back, the seal keeps replays out: deploy with sealed=false before you replay. Another time only matters to who reads eventTime.',
  async run(stage) {
    const since = Date.now();
    const body = Buffer.from('{"confirm": "replay"}');
    const { apiRequestId = '' } = await stage.sender.post(body, { 'content-type': 'application/json' });
    const original = await loggedTransaction(stage, { apiRequestId, since });
    if (!original) return findingOf(['the transaction is not in the log'], '');
    await setTimeout(stage.archiveDelayMs, undefined, { signal: stage.signal });
    const replayName = `confirm-${since}`;
    await startReplay(stage, replayName, Date.parse(String(original.eventTime)));
    const again = await loggedTransaction(stage, { apiRequestId, since, replayName });
    if (!again)
      return findingOf([`it did not come back; the replay is ${await stateOf(stage, replayName)}`], '');
    const id = again.eventId === original.eventId ? 'the same' : 'another';
    const complaints = [
      ...(again.sha256 === original.sha256 ? [] : ['it came back altered']),
      ...(again.eventTime === original.eventTime ? [] : ['it came back with another time']),
    ];
    return findingOf(complaints, `it came back with its time and ${id} event id`);
  },
};

/** Times of events have whole seconds, so the window begins and ends beside the one of this event. */
async function startReplay(
  { connection, stack }: Stage,
  ReplayName: string,
  eventTime: number,
): Promise<void> {
  await connection.events.send(
    new StartReplayCommand({
      ReplayName,
      EventSourceArn: stack.output('ArchiveArn'),
      EventStartTime: new Date(eventTime - 1000),
      EventEndTime: new Date(eventTime + MINUTE_MS),
      Destination: { Arn: stack.output('EventBusArn'), FilterArns: [stack.output('RuleArn')] },
    }),
  );
}

async function stateOf({ connection }: Stage, ReplayName: string): Promise<string> {
  const { State, StateReason } = await connection.events.send(new DescribeReplayCommand({ ReplayName }));
  return [State, StateReason].filter((part) => part !== undefined).join(': ');
}
