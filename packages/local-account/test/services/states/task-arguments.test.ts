import { type StatesWorld, statesWorld, taskDefinition } from './states-world';

const FUNCTION_ARN = 'arn:aws:lambda:us-east-1:000000000000:function:F';
const MACHINE_ARN = 'arn:aws:states:us-east-1:000000000000:stateMachine:machine';

interface Tried {
  readonly integration: 'lambda:invoke' | 'sqs:sendMessage' | 'events:putEvents';
  /** What the integration cannot do without. */
  readonly required: Record<string, unknown>;
  /** Each argument that AWS documents: what a task gives, and what the service gets. */
  readonly documented: Record<string, readonly [given: unknown, got: object]>;
}

const attributes = {
  a: { DataType: 'String', StringValue: 'v' },
  b: { DataType: 'Binary', BinaryValue: 'AQI=' },
};
const entry = (fields: object) => ({ Entries: [fields] });

// https://docs.aws.amazon.com/step-functions/latest/dg/connect-lambda.html, connect-sqs.html and connect-eventbridge.html
const TRIED: Tried[] = [
  {
    integration: 'lambda:invoke',
    required: { FunctionName: 'F' },
    documented: {
      FunctionName: ['F', { FunctionName: 'F' }],
      Payload: [{ n: 1 }, { Payload: '{"n":1}' }],
      Qualifier: ['live', { Qualifier: 'live' }],
      InvocationType: ['Event', { InvocationType: 'Event' }],
      LogType: ['Tail', { LogType: 'Tail' }],
      ClientContext: ['e30=', { ClientContext: 'e30=' }],
    },
  },
  {
    integration: 'sqs:sendMessage',
    required: { QueueUrl: 'Q', MessageBody: 'body' },
    documented: {
      QueueUrl: ['R', { queueArn: 'arn of R' }],
      MessageBody: [{ n: 1 }, { MessageBody: '{"n":1}' }],
      DelaySeconds: [5, { DelaySeconds: 5 }],
      MessageAttributes: [
        attributes,
        {
          MessageAttributes: { a: attributes.a, b: { DataType: 'Binary', BinaryValue: Buffer.from([1, 2]) } },
        },
      ],
      MessageGroupId: ['g', { MessageGroupId: 'g' }],
      MessageDeduplicationId: ['d', { MessageDeduplicationId: 'd' }],
    },
  },
  {
    integration: 'events:putEvents',
    required: { Entries: [{ Source: 's' }] },
    documented: {
      EndpointId: ['e.f', { EndpointId: 'e.f' }],
      ...Object.fromEntries(
        Object.entries({
          Source: ['test', 'test'],
          DetailType: ['Test', 'Test'],
          Detail: [{ n: 1 }, '{"n":1}'],
          EventBusName: ['bus', 'bus'],
          Time: ['2026-11-22T10:00:00Z', '2026-11-22T10:00:00Z'],
          TraceHeader: ['Root=1', 'Root=1'],
          Resources: [['r'], ['r', MACHINE_ARN, expect.stringMatching(/:express:machine:/)]],
        }).map(([member, [given, got]]) => [
          `Entries of ${member}`,
          [{ [member]: given }, entry({ [member]: got })] as const,
        ]),
      ),
    },
  },
];

const cases = TRIED.flatMap(({ integration, required, documented }) =>
  Object.entries(documented).map(([name, [given, got]]) => {
    const args = name.startsWith('Entries of ') ? entry(given as object) : { ...required, [name]: given };
    return [integration, name, args, got] as const;
  }),
);

const answers = {
  invoke: () => ({ Payload: '1', RequestId: 'r' }),
  sendMessage: () => ({ MessageId: 'm' }),
  putEvents: () => ({ FailedEntryCount: 0, Entries: [{ EventId: 'e' }] }),
};
const worldOf = (integration: string, args: unknown): Promise<StatesWorld> =>
  statesWorld(taskDefinition(`arn:aws:states:::${integration}`, { Arguments: args }), { answers });

describe('each documented argument reaches the service', () => {
  test.each(cases)('%s: %s', async (integration, _name, args, got) => {
    const world = await worldOf(integration, args);
    await expect(world.run()).resolves.toMatchObject({ status: 'SUCCEEDED' });
    expect(world.calls).toMatchObject([{ input: got }]);
  });

  test.each(cases)('%s: %s, when an expression gives all of them', async (integration, _name, args, got) => {
    const world = await worldOf(integration, '{% $states.input %}');
    await expect(world.run(args as never)).resolves.toMatchObject({ status: 'SUCCEEDED' });
    expect(world.calls).toMatchObject([{ input: got }]);
  });
});

const unknown = [
  ...TRIED.map(({ integration, required }) => [integration, { ...required, Foo: 1 }] as const),
  ['events:putEvents', entry({ Source: 's', Foo: 1 })] as const,
  [
    'sqs:sendMessage',
    { QueueUrl: 'Q', MessageBody: 'b', MessageAttributes: { a: { DataType: 'String', Foo: 1 } } },
  ] as const,
  ['sqs:sendMessage', { QueueUrl: 'Q', MessageBody: 'b', MessageSystemAttributes: {} }] as const,
];

describe('an argument that there is not is refused', () => {
  const SAYS = /The field '(Foo|MessageSystemAttributes)' is not supported by Step Functions/;

  test.each(unknown)('at the start: %s %j', async (integration, args) => {
    await expect(worldOf(integration, args)).rejects.toThrow(SAYS);
  });

  test.each(unknown)('when an expression gives it: %s %j', async (integration, args) => {
    const world = await worldOf(integration, '{% $states.input %}');
    await expect(world.run(args as never)).resolves.toMatchObject({
      status: 'FAILED',
      error: 'States.Runtime',
      cause: expect.stringMatching(SAYS) as string,
    });
    expect(world.calls).toEqual([]);
  });
});

test('a message attribute may have any name', async () => {
  const MessageAttributes = JSON.parse('{"__proto__":{"DataType":"String","StringValue":"x"}}') as object;
  const world = await worldOf('sqs:sendMessage', { QueueUrl: 'Q', MessageBody: 'b', MessageAttributes });
  await world.run();
  const [{ input } = { input: {} }] = world.calls as { input: { MessageAttributes?: object } }[];
  expect(Object.keys(input.MessageAttributes ?? {})).toEqual(['__proto__']);
});

test('a function by its own ARN gets all arguments as its event', async () => {
  const world = await statesWorld(taskDefinition(FUNCTION_ARN, { Arguments: { Foo: 1 } }), { answers });
  await world.run();
  expect(world.calls).toMatchObject([{ input: { FunctionName: FUNCTION_ARN, Payload: '{"Foo":1}' } }]);
});

// Recorded on AWS of a message body: test_send_message_empty_body.
test('an argument that is null is left out', async () => {
  const world = await worldOf('sqs:sendMessage', { QueueUrl: 'Q', MessageBody: null, DelaySeconds: null });
  await world.run();
  expect(world.calls).toMatchObject([{ input: { queueArn: 'arn of Q', MessageBody: undefined } }]);
});

test('numbers of an input keep their text, as arguments and in a result', async () => {
  const definition = taskDefinition('arn:aws:states:::lambda:invoke');
  const world = await statesWorld(definition, {
    answers: { invoke: () => ({ Payload: '{"price": 0.0, "id": 12345678901234567890}', RequestId: 'r' }) },
  });
  const { output } = await world.client.call('StartSyncExecution', {
    stateMachineArn: MACHINE_ARN,
    input: '{"FunctionName": "F", "Payload": {"price": 1.50}}',
  });
  expect(world.calls).toMatchObject([{ input: { Payload: '{"price":1.50}' } }]);
  expect(output).toContain('"Payload":{"price":0.0,"id":12345678901234567890}');
});
