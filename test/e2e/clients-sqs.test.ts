import {
  CreateQueueCommand,
  DeleteQueueCommand,
  GetQueueUrlCommand,
  paginateListQueues,
  SendMessageBatchCommand,
} from '@aws-sdk/client-sqs';
import { refusal } from './clients';
import { type StackUnderTest, stackUnderTest } from './stack-under-test';

const PREFIX = `e2e-${Date.now()}`;

let stack: StackUnderTest;

beforeAll(async () => {
  stack = await stackUnderTest();
}, 60_000);

afterAll(() => stack.stop());

const create = async (name: string) =>
  (await stack.sqs.send(new CreateQueueCommand({ QueueName: `${PREFIX}-${name}` }))).QueueUrl!;

const remove = (QueueUrl: string) => stack.sqs.send(new DeleteQueueCommand({ QueueUrl }));

test('queues are listed page by page, each once', async () => {
  const urls = await Promise.all(Array.from({ length: 30 }, (_, n) => create(`many-${n}`)));
  const listed: string[] = [];
  const pages = paginateListQueues({ client: stack.sqs, pageSize: 7 }, { QueueNamePrefix: `${PREFIX}-many` });
  for await (const { QueueUrls = [] } of pages) listed.push(...QueueUrls);
  await Promise.all(urls.map(remove));
  expect(listed.sort()).toEqual(urls.sort());
});

test('a batch tells of each entry what became of it', async () => {
  const QueueUrl = await create('batch');
  const { Successful, Failed } = await stack.sqs.send(
    new SendMessageBatchCommand({
      QueueUrl,
      Entries: [
        { Id: 'good', MessageBody: 'a' },
        { Id: 'bad', MessageBody: '\u0000' },
      ],
    }),
  );
  await remove(QueueUrl);
  expect(Successful).toMatchObject([{ Id: 'good' }]);
  expect(Failed).toMatchObject([{ Id: 'bad', Code: 'InvalidMessageContents', SenderFault: true }]);
});

test('a queue that does not exist has AWS’s error, with the name that it had in the query protocol', async () => {
  const error = await refusal(stack.sqs.send(new GetQueueUrlCommand({ QueueName: `${PREFIX}-nope` })));
  expect(error).toMatchObject({
    name: 'QueueDoesNotExist',
    Code: 'AWS.SimpleQueueService.NonExistentQueue',
    $metadata: { httpStatusCode: 400 },
  });
});
