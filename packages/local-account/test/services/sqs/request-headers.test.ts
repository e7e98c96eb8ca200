import { wireRequest } from '../http-api/wire-request';
import { useSqs } from './fixture';

const fixture = useSqs();

const TRACE_HEADER = 'Root=1-3152b799-8954dae64eda91bc9a23a7e8;Parent=7fa8c0f79203be72;Sampled=1';

test('the trace header of a request becomes its messages’', async () => {
  const QueueUrl = await fixture.queue('q');
  fixture.headers = { 'x-amzn-trace-id': TRACE_HEADER };
  await fixture.send(QueueUrl, 'single');
  await fixture.call('SendMessageBatch', { QueueUrl, Entries: [{ Id: '1', MessageBody: 'of a batch' }] });
  const messages = await fixture.receive(QueueUrl);
  expect(messages.map(({ Attributes }) => Attributes?.AWSTraceHeader)).toEqual([TRACE_HEADER, TRACE_HEADER]);
});

test('the trace header that a message is given goes before the request’s', async () => {
  const QueueUrl = await fixture.queue('q');
  fixture.headers = { 'x-amzn-trace-id': TRACE_HEADER };
  const StringValue = 'Root=1-5759e988-bd862e3fe1be46a994272793';
  await fixture.send(QueueUrl, 'msg', {
    MessageSystemAttributes: { AWSTraceHeader: { DataType: 'String', StringValue } },
  });
  expect((await fixture.receiveOne(QueueUrl)).Attributes?.AWSTraceHeader).toBe(StringValue);
});

test.each([[{}], [{ 'x-amzn-query-mode': 'true' }]])(
  'a refusal has the code of old for clients whose headers are %j',
  async (headers) => {
    const request = wireRequest({
      headers: { 'x-amz-target': 'AmazonSQS.GetQueueUrl', ...headers },
      body: '{"QueueName":"none"}',
    });
    const answer = await fixture.sqs.service.answer(request, fixture.admin, 'request');
    expect(answer.headers?.['x-amzn-query-error']).toBe('AWS.SimpleQueueService.NonExistentQueue;Sender');
  },
);
