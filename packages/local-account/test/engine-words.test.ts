import type { LocalAccount } from '../src/local-account';
import { accountUnderTest, deployTemplate } from './account-under-test';
import { callJson } from './services/call-account';
import { wireRequest } from './services/http-api/wire-request';
import { signedFor } from './wire/toy-apis';

/** How this process's JavaScript engine, and its libraries, speak of JSON, gzip and types. */
const ENGINE_WORDS =
  /(?:Syntax|Type|Range)Error|Unexpected (?:token|end of JSON|non-whitespace)|at position \d|in JSON|valid JSON$|header check|is not a function|Cannot read/;

const NOT_JSON = ['{', '{"a":', "{'a': 1}", 'nonsense', '{"a": 1}}'];

let account: LocalAccount;
beforeAll(async () => {
  account = accountUnderTest();
  await deployTemplate(account, {
    Resources: { Queue: { Type: 'AWS::SQS::Queue', Properties: { QueueName: 'q' } } },
  });
});
afterAll(() => account[Symbol.asyncDispose]());

const QueueUrl = 'http://127.0.0.1:4566/000000000000/q';
const entry = { Source: 's', DetailType: 't' };

test.each<[service: string, target: string, input: (text: string) => object]>([
  ['sqs', 'AmazonSQS.SetQueueAttributes', (Policy) => ({ QueueUrl, Attributes: { Policy } })],
  ['sqs', 'AmazonSQS.SetQueueAttributes', (RedrivePolicy) => ({ QueueUrl, Attributes: { RedrivePolicy } })],
  [
    'sqs',
    'AmazonSQS.SetQueueAttributes',
    (RedriveAllowPolicy) => ({ QueueUrl, Attributes: { RedriveAllowPolicy } }),
  ],
  ['sqs', 'AmazonSQS.CancelMessageMoveTask', (TaskHandle) => ({ TaskHandle })],
  ['events', 'AWSEvents.PutEvents', (Detail) => ({ Entries: [{ ...entry, Detail }] })],
  ['events', 'AWSEvents.PutRule', (EventPattern) => ({ Name: 'r', EventPattern })],
  ['events', 'AWSEvents.TestEventPattern', (EventPattern) => ({ EventPattern, Event: '{}' })],
  ['events', 'AWSEvents.TestEventPattern', (Event) => ({ EventPattern: '{"source":["s"]}', Event })],
  ['logs', 'Logs_20140328.TestMetricFilter', (filterPattern) => ({ filterPattern, logEventMessages: ['a'] })],
])('%s answers %s with no word of the JavaScript engine', async (service, target, input) => {
  for (const text of NOT_JSON) {
    const answer = await callJson(account, service, target, input(text));

    expect(JSON.stringify(answer)).not.toMatch(ENGINE_WORDS);
  }
});

test.each(['sqs', 'events', 'states', 'logs'])(
  '%s refuses a body that is not what it says',
  async (service) => {
    const headers = { ...signedFor(service), 'x-amz-target': 'AmazonSQS.ListQueues' };
    for (const body of NOT_JSON) {
      for (const encoding of ['identity', 'gzip']) {
        const request = wireRequest({ headers: { ...headers, 'content-encoding': encoding }, body });
        const { body: answer } = await account.answer(request);

        expect(String(answer)).not.toMatch(ENGINE_WORDS);
      }
    }
  },
);

test.each(NOT_JSON)('a template %s is refused by name', async (templateText) => {
  const source = { stackName: 'S', templateText, assetDirectory: () => undefined };

  await expect(account.deploy(source)).rejects.toThrow(
    /^Template format error: (JSON not well-formed\. \(line 1, column \d+\)|unsupported structure\.)$/,
  );
});
