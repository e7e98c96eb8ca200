import type { JsonValue } from 'type-fest';
import type { AccountPorts } from '../../../src/account-ports';
import { snsService } from '../../../src/services/sns';
import { MACHINE_ARN, statesWorld, taskDefinition } from './states-world';

const QUEUE_ARN = 'arn:aws:sqs:us-east-1:000000000000:queue';
const TOPIC_ARN = 'arn:aws:sns:us-east-1:000000000000:topic';
const MAY_DO_ALL = { Statement: { Effect: 'Allow', Action: '*', Resource: '*' } };

/** A machine with one task, whose role may do everything, beside a topic with a queue. */
async function worldOf(resource: string, args: JsonValue) {
  const sent: unknown[] = [];
  const sns = (account: AccountPorts) => {
    const { service } = snsService(account, {
      functions: { invoke: () => Promise.reject(new Error('There is no function')) },
      queues: {
        sendMessage: async (call, { MessageBody, MessageAttributes }) => {
          sent.push({ transaction: call.transaction, MessageBody, MessageAttributes });
          return {};
        },
      },
    });
    return [service];
  };
  const definition = taskDefinition(`arn:aws:states:::${resource}`, { Arguments: args });
  const world = await statesWorld(definition, { apis: sns, identify: () => ({ id: 'r-1' }) });
  world.account.access.roles.putPolicy('workflow', 'policy', MAY_DO_ALL);
  const call = { caller: world.account.access.administrator, signal: new AbortController().signal };
  const run = (name: string, input: object) => world.others[0]!.operations.get(name)!.call(input, call);
  await run('CreateTopic', { Name: 'topic' });
  const subscription = { TopicArn: TOPIC_ARN, Protocol: 'sqs', Endpoint: QUEUE_ARN };
  await run('Subscribe', { ...subscription, Attributes: { RawMessageDelivery: 'true' } });
  return { ...world, sent };
}

const outputOf = ({ output }: Record<string, unknown>) => JSON.parse(output as string) as unknown;
const metadata = {
  SdkHttpMetadata: expect.objectContaining({ HttpStatusCode: 200 }) as object,
  SdkResponseMetadata: { RequestId: expect.any(String) as string },
};

describe('sns:publish', () => {
  // Recorded on AWS: test_publish_base and test_publish_message_attributes.
  test.each<[string, JsonValue, string]>([
    ['an object', { Message: 'HelloWorld!' }, '{"Message":"HelloWorld!"}'],
    ['a text', '"HelloWorld"', '"HelloWorld"'],
    ['a number', 1, '1'],
  ])('publishes %s, for the transaction of the execution', async (_name, Message, body) => {
    const MessageAttributes = { a: { DataType: 'String', StringValue: 'b' } };
    const world = await worldOf('sns:publish', { TopicArn: TOPIC_ARN, Message, MessageAttributes });
    expect(outputOf(await world.run())).toEqual({ MessageId: expect.any(String) as string, ...metadata });
    expect(world.sent).toEqual([{ transaction: { id: 'r-1' }, MessageBody: body, MessageAttributes }]);
  });

  // Recorded on AWS: test_publish_base_error_topic_arn.
  test.each([
    [
      { TopicArn: `${TOPIC_ARN}2`, Message: 'm' },
      'SNS.NotFoundException',
      'Topic does not exist (Service: AmazonSNS; Status Code: 404; Error Code: NotFound; ',
    ],
    [
      { TopicArn: TOPIC_ARN, Message: '' },
      'SNS.InvalidParameterException',
      'Invalid parameter: Empty message (Service: AmazonSNS; ',
    ],
  ])('fails as AWS’s SDK for Java says it: %j', async (args, error, cause) => {
    const world = await worldOf('sns:publish', args);
    await expect(world.run()).resolves.toMatchObject({
      error,
      cause: expect.stringContaining(cause) as string,
    });
  });

  test.each([
    [{ TopicArn: TOPIC_ARN }, "The field 'Message' is required but was missing"],
    [{ TopicArn: TOPIC_ARN, Message: 'm', Foo: 1 }, "The field 'Foo' is not supported by Step Functions"],
    [
      { TopicArn: TOPIC_ARN, Message: 'm', MessageAttributes: { a: { Foo: 1 } } },
      "The field 'Foo' is not supported by Step Functions",
    ],
  ])('is refused at the start with arguments that are not right', async (args, says) => {
    await expect(worldOf('sns:publish', args)).rejects.toThrow(says);
  });
});

describe('states:startExecution', () => {
  test('does not wait for the execution, whose input is an object', async () => {
    const world = await worldOf('states:startExecution', {
      StateMachineArn: MACHINE_ARN,
      Input: '{% $states.input.stop ? $error("stop") : {"stop": true} %}',
      Name: 'nested',
    });
    expect(outputOf(await world.run())).toEqual({
      ExecutionArn: expect.stringContaining(':express:machine:nested:') as string,
      StartDate: world.clock.now(),
      ...metadata,
    });
    await world.trace.waitFor(
      'both ends',
      () => world.trace.records.filter(({ what }) => what === 'ExecutionEnded').length === 2,
    );
  });

  // Recorded on AWS: test_start_execution_no_such_arn.
  test('fails as AWS’s SDK for Java says it', async () => {
    const world = await worldOf('states:startExecution', { StateMachineArn: `${MACHINE_ARN}2` });
    await expect(world.run()).resolves.toMatchObject({
      error: 'StepFunctions.StateMachineDoesNotExistException',
      cause: expect.stringContaining(
        `State Machine Does Not Exist: '${MACHINE_ARN}2' (Service: AWSStepFunctions; Status Code: 400; Error Code: StateMachineDoesNotExist; `,
      ) as string,
    });
  });

  test.each(['sync', 'sync:2', 'waitForTaskToken'])(
    'waits for nothing in an Express workflow: .%s',
    async (pattern) => {
      const args = { StateMachineArn: MACHINE_ARN };
      await expect(worldOf(`states:startExecution.${pattern}`, args)).rejects.toThrow(
        "Express state machine does not support '.",
      );
    },
  );
});
