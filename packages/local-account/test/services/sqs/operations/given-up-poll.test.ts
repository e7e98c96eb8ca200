import {
  CreateQueueCommand,
  ReceiveMessageCommand,
  SendMessageCommand,
  SQSClient,
} from '@aws-sdk/client-sqs';
import { legacyService } from '../../../../src/services/legacy-service';
import { type LocalServices, stopServices } from '../../../../src/services/local-services';
import type { LocalWorld } from '../../../../src/services/local-world';
import { sqsApi } from '../../../../src/services/sqs/operations/sqs-api';
import { answerer } from '../../../../src/wire/answer';
import { listen, type WireServer } from '../../../../src/wire/http-server';
import { servicesUnderTest } from '../../services-under-test';

let server: WireServer;
let services: LocalServices;
let client: SQSClient;

beforeAll(async () => {
  server = await listen(0, (error) => {
    throw error;
  });
  services = servicesUnderTest('us-east-1', {}, server.url);
  const httpApi = async () => ({ status: 404 });
  server.answerWith(
    // SQS's operations act upon the services alone.
    answerer({
      services: [legacyService(sqsApi, services as LocalWorld)],
      caller: services.access.administrator,
      httpApi,
    }),
  );
  const credentials = { accessKeyId: 'test', secretAccessKey: 'test' };
  client = new SQSClient({ endpoint: server.url, region: 'us-east-1', credentials, maxAttempts: 1 });
});

afterAll(async () => {
  client.destroy();
  await server[Symbol.asyncDispose]();
  await stopServices(services);
});

test('a long poll that its client gave up takes no message', async () => {
  const { QueueUrl } = await client.send(new CreateQueueCommand({ QueueName: 'given-up' }));
  const impatient = AbortSignal.timeout(200);
  const poll = client.send(new ReceiveMessageCommand({ QueueUrl, WaitTimeSeconds: 20 }), {
    abortSignal: impatient,
  });
  await expect(poll).rejects.toThrow('Request aborted');
  // By the time of the first answer, the server has seen the poll's connection close.
  await client.send(new ReceiveMessageCommand({ QueueUrl }));

  await client.send(new SendMessageCommand({ QueueUrl, MessageBody: 'still there' }));

  await expect(client.send(new ReceiveMessageCommand({ QueueUrl }))).resolves.toMatchObject({
    Messages: [{ Body: 'still there' }],
  });
});
