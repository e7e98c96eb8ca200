import { EventBridgeClient, StartReplayCommand } from '@aws-sdk/client-eventbridge';
import type { TestRun } from './run';

/** Moves time on, as `npm run clock` does. @returns how often what happened */
export async function advance(
  { url }: Pick<TestRun, 'url'>,
  duration: string,
): Promise<Partial<Record<string, number>>> {
  const body = JSON.stringify({ advance: duration });
  const response = await fetch(`${url}/_local/clock`, { method: 'POST', body });
  expect(response.status).toBe(200);
  return ((await response.json()) as { happened: Record<string, number> }).happened;
}

/** What an AWS client reaches the run by. */
export function clientOf({ url }: Pick<TestRun, 'url'>) {
  return {
    endpoint: url,
    region: 'us-east-1',
    credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
  };
}

/** Starts a replay of what was archived in a day. @param from milliseconds since the epoch */
export async function replayDay(run: TestRun, name: string, from: number): Promise<void> {
  const events = new EventBridgeClient(clientOf(run));
  await events.send(
    new StartReplayCommand({
      ReplayName: name,
      EventSourceArn: run.output('ArchiveArn'),
      EventStartTime: new Date(from),
      EventEndTime: new Date(from + 86_400_000),
      Destination: { Arn: run.output('EventBusArn') },
    }),
  );
  events.destroy();
}
