import { AwsError } from '../../../src/errors/aws-error';
import { snsService } from '../../../src/services/sns';
import type { SnsNeeds } from '../../../src/services/sns/needs';
import type { Call } from '../../../src/wire/operation';
import { accountPorts } from '../../account-ports';
import { TOPIC_ARN } from './sns-world';

const FUNCTION_ARN = 'arn:aws:lambda:us-east-1:000000000000:function:F';

/** SNS alone, with a function that is subscribed to its topic. */
async function world(invoke: SnsNeeds['functions']['invoke']) {
  const account = accountPorts();
  const { service, topics } = snsService(account, {
    functions: { invoke },
    queues: { sendMessage: () => Promise.reject(new Error('There is no queue')) },
  });
  const call: Call = { caller: account.access.administrator, signal: new AbortController().signal };
  const run = (name: string, input: object) => service.operations.get(name)!.call(input, call);
  await run('CreateTopic', { Name: 'topic' });
  await run('Subscribe', { TopicArn: TOPIC_ARN, Protocol: 'lambda', Endpoint: FUNCTION_ARN });
  return { trace: account.trace, publish: () => topics.publish(call, { topicArn: TOPIC_ARN, Message: 'm' }) };
}

// https://docs.aws.amazon.com/lambda/latest/dg/with-sns.html
test('a function is invoked with the message as an event, in the name of SNS for the topic', async () => {
  const invoked: [Call, Parameters<SnsNeeds['functions']['invoke']>[1]][] = [];
  const { publish } = await world(async (call, input) => {
    invoked.push([call, input]);
    return {};
  });
  const { MessageId } = await publish();
  const [[call, input] = []] = invoked;
  expect(call?.caller).toEqual({
    principal: { type: 'service', service: 'sns.amazonaws.com' },
    sourceArn: TOPIC_ARN,
  });
  expect(input).toMatchObject({ FunctionName: FUNCTION_ARN, InvocationType: 'Event' });
  expect(JSON.parse(input!.Payload)).toMatchObject({
    Records: [
      {
        EventSource: 'aws:sns',
        EventVersion: '1.0',
        EventSubscriptionArn: expect.stringContaining(`${TOPIC_ARN}:`) as string,
        Sns: { Type: 'Notification', MessageId, Subject: null, Message: 'm', MessageAttributes: {} },
      },
    ],
  });
});

test('a function that is gone is lost to the topic', async () => {
  const { publish, trace } = await world(() =>
    Promise.reject(new AwsError('ResourceNotFoundException', 'Function not found', 404)),
  );
  await publish();
  await expect(
    trace.waitFor('the loss', ({ what }) => what === 'NotificationGivenUp'),
  ).resolves.toMatchObject({ lost: 'The subscription has no dead-letter queue.' });
});
