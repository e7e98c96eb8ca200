import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { PipelineAccount } from '../../bench/servers/pipeline-account';
import type { PipelineProcess } from '../../bench/servers/start-pipeline';

const NONE = { visible: 0, delayed: 0, inFlight: 0 };

/** A run that answers with what is under way and what is in its log. */
let server: Server;
let underWay: object[];
let logged: { apiRequestId: string; ingestionTime: number }[];
let account: PipelineAccount;

beforeEach(async () => {
  server = createServer((request, response) => {
    const answer =
      request.method === 'GET'
        ? underWay.length > 1
          ? underWay.shift()
          : underWay[0]
        : {
            events: logged.map(({ apiRequestId, ingestionTime }) => ({
              message: JSON.stringify({ message: { apiRequestId } }),
              ingestionTime,
            })),
          };
    request.resume();
    response.end(JSON.stringify(answer));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const pipeline: Pick<PipelineProcess, 'url' | 'output'> = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    output: (name) => `http://127.0.0.1/000000000000/${name}`,
  };
  account = new PipelineAccount(pipeline);
});
afterEach(() => {
  account[Symbol.dispose]();
  server.closeAllConnections();
  server.close();
});

const quiet = (deadLetters = 0) => ({
  queues: [
    { name: 'QueueUrl', ...NONE },
    { name: 'UnprocessedQueueUrl', ...NONE, visible: deadLetters },
  ],
  events: 0,
  executions: 0,
});

const burst = { answers: [{ apiRequestId: 'a' }, { apiRequestId: 'b' }], startedAtMs: 1_000, answeredMs: 5 };

test('waits until nothing is under way, and takes the time of the last record', async () => {
  underWay = [
    { ...quiet(), executions: 3 },
    { ...quiet(), queues: [{ name: 'QueueUrl', ...NONE, inFlight: 1 }] },
    quiet(),
  ];
  logged = [
    { apiRequestId: 'b', ingestionTime: 1_040 },
    { apiRequestId: 'a', ingestionTime: 1_030 },
    { apiRequestId: 'of another burst', ingestionTime: 9_999 },
  ];

  await expect(account.untilLogged(burst)).resolves.toBe(40);
  expect(underWay).toHaveLength(1);
});

test('says what became of those that are not in the log', async () => {
  underWay = [quiet(1)];
  logged = [{ apiRequestId: 'a', ingestionTime: 1_030 }];

  await expect(account.untilLogged(burst)).rejects.toThrow(
    'Of 2 accepted transactions 1 were not logged. In the dead-letter queues are UndeliveredQueueUrl: 0, UnprocessedQueueUrl: 1. The first that is missing: b',
  );
});
