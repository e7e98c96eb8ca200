import {
  CreateQueueCommand,
  ReceiveMessageCommand,
  SendMessageCommand,
  SQSClient,
} from '@aws-sdk/client-sqs';
import type { LocalAccount } from '../../../src/local-account';
import { listen, type WireServer } from '../../../src/wire/http-server';
import { accountUnderTest } from '../../account-under-test';

let server: WireServer;
let account: LocalAccount;
let client: SQSClient;
/** Called when a receiver's call has come to SQS. */
let onReceive = (): void => undefined;

beforeAll(async () => {
  server = await listen(0, (error) => {
    throw error;
  });
  account = accountUnderTest({
    endpointUrl: server.url,
    intercept: ({ operation, input }, proceed) => {
      if (operation === 'ReceiveMessage') onReceive();
      return proceed(input);
    },
  });
  server.answerWith(account);
  const credentials = { accessKeyId: 'test', secretAccessKey: 'test' };
  client = new SQSClient({ endpoint: server.url, region: 'us-east-1', credentials, maxAttempts: 1 });
});

afterAll(async () => {
  client.destroy();
  await server[Symbol.asyncDispose]();
  await account[Symbol.asyncDispose]();
});

test('a long poll that its client gave up takes no message', async () => {
  const { QueueUrl } = await client.send(new CreateQueueCommand({ QueueName: 'given-up' }));
  const impatience = new AbortController();
  onReceive = () => impatience.abort();
  const poll = client.send(new ReceiveMessageCommand({ QueueUrl, WaitTimeSeconds: 20 }), {
    abortSignal: impatience.signal,
  });
  await expect(poll).rejects.toThrow('Request aborted');
  // By the time of the first answer, the server has seen the poll's connection close.
  await client.send(new ReceiveMessageCommand({ QueueUrl }));

  await client.send(new SendMessageCommand({ QueueUrl, MessageBody: 'still there' }));

  await expect(client.send(new ReceiveMessageCommand({ QueueUrl }))).resolves.toMatchObject({
    Messages: [{ Body: 'still there' }],
  });
});
