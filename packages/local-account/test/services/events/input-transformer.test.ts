import { attributesOf, DEAD_LETTER_QUEUE_ARN, Fixture, TARGET_ARN } from './fixture';
import { call } from './operations/call';

const RULE_ARN = 'arn:aws:events:eu-west-1:000000000000:rule/b/r';
const QUEUE_ARN = 'arn:aws:sqs:eu-west-1:000000000000:q';
const FUNCTION_ARN = 'arn:aws:lambda:eu-west-1:000000000000:function:f';
const ROLE_ARN = 'arn:aws:iam::000000000000:role/events';

let fixture: Fixture;
beforeEach(async () => {
  fixture = new Fixture();
  const actions = ['sqs:SendMessage', 'states:StartExecution', 'lambda:InvokeFunction'];
  fixture.role('events', actions, 'events.amazonaws.com');
  fixture.allowDeadLettersOf(RULE_ARN);
  await call(fixture, 'PutRule', { Name: 'r', EventBusName: 'b', EventPattern: '{"source":["s"]}' });
});
afterEach(() => {
  fixture.stop();
});

async function deliver(Arn: string, InputTemplate: string, Detail: string): Promise<void> {
  const InputPathsMap = { value: '$.detail.value' };
  await call(fixture, 'PutTargets', {
    Rule: 'r',
    EventBusName: 'b',
    Targets: [
      {
        Id: 't',
        Arn,
        RoleArn: ROLE_ARN,
        InputTransformer: { InputPathsMap, InputTemplate },
        DeadLetterConfig: { Arn: DEAD_LETTER_QUEUE_ARN },
      },
    ],
  });
  await fixture.put({ Detail, Time: new Date('2025-12-31T23:59:59Z') });
  await fixture.settle();
}

const messages = (): string[] =>
  fixture.sent.filter(({ queueArn }) => queueArn === QUEUE_ARN).map(({ MessageBody }) => MessageBody);

test('rule and time of the event can be named without a path', async () => {
  await deliver(
    QUEUE_ARN,
    '"<aws.events.rule-arn> <aws.events.rule-name> <aws.events.event.ingestion-time>"',
    '{}',
  );

  expect(messages()).toEqual([`"${RULE_ARN} r 2026-01-02T03:04:05Z"`]);
});

test('so can the event, with its detail and without', async () => {
  await deliver(
    QUEUE_ARN,
    '{"originalEvent": <aws.events.event>, "originalEventJson": <aws.events.event.json>}',
    '{"n": 1.0}',
  );

  const event = {
    id: expect.any(String) as string,
    account: '000000000000',
    time: '2025-12-31T23:59:59Z',
    source: 's',
    region: 'eu-west-1',
    resources: [],
    version: '0',
  };
  const [message = ''] = messages();
  expect(JSON.parse(message)).toEqual({
    originalEvent: { ...event, detailType: 't' },
    originalEventJson: { ...event, 'detail-type': 't', detail: { n: 1 } },
  });
  expect(message).toContain('"detail":{"n": 1.0}');
});

test.each([
  ['{"a": <value>}', '{"value": "x"}', '{"a": "x"}'],
  ['{"a": "is <value>"}', '{"value": "x"}', '{"a": "is x"}'],
  ['"text of <value>"', '{"value": {"k": "v"}}', '"text of {k:v}"'],
])('a workflow and a function get what %s makes', async (template, detail, input) => {
  await deliver(TARGET_ARN, template, detail);
  await deliver(FUNCTION_ARN, template, detail);

  expect(fixture.invocations.map((invocation) => invocation.input)).toEqual([input]);
  expect(fixture.invocations[0]?.value).toEqual(JSON.parse(input));
  expect(fixture.invoked).toEqual([{ FunctionName: FUNCTION_ARN, InvocationType: 'Event', Payload: input }]);
});

test.each([
  // Recorded on AWS: neither is delivered.
  [QUEUE_ARN, '{"payload": "<value>"}', '{"value": {"k": "v"}}'],
  [QUEUE_ARN, '{"item": "<value>", "again": <value>}', '{"value": ["x"]}'],
  [QUEUE_ARN, '{"said": "<value>"}', '{"value": "a \\"word\\""}'],
  [TARGET_ARN, '"one <value>"\n"two"', '{"value": "x"}'],
  [FUNCTION_ARN, '"one <value>"\n"two"', '{"value": "x"}'],
])('what %s would get of %j, and is no JSON, is a dead letter at once', async (arn, template, detail) => {
  await deliver(arn, template, detail);

  expect(fixture.deadLetters.map((letter) => attributesOf(letter).ERROR_CODE)).toEqual(['INVALID_JSON']);
  expect(JSON.parse(fixture.deadLetters[0]!.MessageBody)).toMatchObject({
    detail: JSON.parse(detail) as object,
  });
  expect(messages()).toEqual([]);
});

test('a queue takes several lines of text', async () => {
  await deliver(QUEUE_ARN, '"one <value>"\n"two"', '{"value": "x"}');

  expect(messages()).toEqual(['"one x"\n"two"']);
});
