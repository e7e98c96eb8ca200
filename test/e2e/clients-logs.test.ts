import {
  DescribeLogGroupsCommand,
  DescribeLogStreamsCommand,
  FilterLogEventsCommand,
  GetLogEventsCommand,
  type LiveTailSessionLogEvent,
  paginateDescribeLogGroups,
  paginateFilterLogEvents,
  StartLiveTailCommand,
} from '@aws-sdk/client-cloudwatch-logs';
import { type Clients, clientsOf, refusal } from './clients';
import { logged, post } from './follow-transaction';
import { type StackUnderTest, stackUnderTest } from './stack-under-test';

let stack: StackUnderTest;
let clients: Clients;
let logGroupName: string;

beforeAll(async () => {
  stack = await stackUnderTest();
  clients = clientsOf(stack);
  logGroupName = stack.outputs.LogGroupName!;
}, 60_000);

afterAll(async () => {
  clients.destroy();
  await stack.stop();
});

test('the pages of a search are its events, each once, in order', async () => {
  const answers = await Promise.all(Array.from({ length: 12 }, (_, n) => post(stack, `{"n":${n}}`)));
  for (const { apiRequestId } of answers) await logged(stack, apiRequestId);
  const search = { logGroupName, filterPattern: '{ $.level = "INFO" && $.message.apiRequestId = * }' };
  const ids: (string | undefined)[] = [];
  for await (const { events = [] } of paginateFilterLogEvents(
    { client: clients.logs, pageSize: 5 },
    search,
  )) {
    expect(events.length).toBeLessThanOrEqual(5);
    ids.push(...events.map(({ eventId }) => eventId));
  }
  expect(ids.length).toBeGreaterThanOrEqual(12);
  expect(ids).toEqual([...new Set(ids)].sort());
}, 120_000);

test('a stream reads the same from both ends', async () => {
  for (const n of [1, 2, 3]) await logged(stack, (await post(stack, `{"n":${n}}`)).apiRequestId);
  const { logStreams = [] } = await clients.logs.send(
    new DescribeLogStreamsCommand({ logGroupName, orderBy: 'LastEventTime', descending: true }),
  );
  const { logStreamName } = logStreams[0]!;
  const read = async (startFromHead: boolean): Promise<string[]> => {
    const pages: string[][] = [];
    let nextToken: string | undefined;
    for (;;) {
      const page = await clients.logs.send(
        new GetLogEventsCommand({ logGroupName, logStreamName, limit: 1, startFromHead, nextToken }),
      );
      const next = startFromHead ? page.nextForwardToken : page.nextBackwardToken;
      if (next === nextToken) return (startFromHead ? pages : pages.reverse()).flat();
      pages.push((page.events ?? []).map(({ message }) => message!));
      nextToken = next;
    }
  };
  const forwards = await read(true);
  expect(forwards.length).toBeGreaterThan(1);
  expect(await read(false)).toEqual(forwards);
}, 120_000);

test('the groups of the stack are listed page by page', async () => {
  const names: (string | undefined)[] = [];
  for await (const { logGroups = [] } of paginateDescribeLogGroups(
    { client: clients.logs, pageSize: 1 },
    {},
  )) {
    names.push(...logGroups.map((group) => group.logGroupName));
  }
  expect(names).toContain(logGroupName);
});

test('a live tail shows what is logged while it goes on', async () => {
  const { logGroups: [group] = [] } = await clients.logs.send(
    new DescribeLogGroupsCommand({ logGroupNamePrefix: logGroupName }),
  );
  const { responseStream } = await clients.logs.send(
    new StartLiveTailCommand({ logGroupIdentifiers: [group!.logGroupArn!] }),
  );
  let seen: LiveTailSessionLogEvent | undefined;
  for await (const { sessionStart, sessionUpdate } of responseStream!) {
    if (sessionStart) await post(stack, '{"live":"tail"}');
    seen = sessionUpdate?.sessionResults?.find(({ message }) => message?.includes('live'));
    if (seen) break;
  }
  expect(seen).toMatchObject({ logStreamName: expect.any(String) as string });
}, 60_000);

test.each([
  [{ logGroupName: 'nope' }, 'ResourceNotFoundException', 'The specified log group does not exist.'],
  [{ limit: 10_001 }, 'InvalidParameterException', /^1 validation error detected: Value '10001' at 'limit' /],
  [{ nextToken: 'nope' }, 'InvalidParameterException', 'The specified nextToken is invalid.'],
])('a search with %p is refused', async (change, name, message) => {
  const error = await refusal(clients.logs.send(new FilterLogEventsCommand({ logGroupName, ...change })));
  expect(error.name).toBe(name);
  expect(error.message).toMatch(message);
});
