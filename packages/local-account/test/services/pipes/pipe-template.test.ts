import { QueueRecord, queueRecord } from '../../../src/queue-polling/queue-record';
import { jsonOf, PipeTemplate } from '../../../src/services/pipes/pipe-template';
import { PipeWorld } from './pipe-world';

const PIPE = {
  name: 'p',
  arn: 'arn:aws:pipes:eu-west-1:000000000000:pipe/p',
  sourceArn: 'arn:aws:sqs:eu-west-1:000000000000:q',
  targetArn: 'arn:aws:sqs:eu-west-1:000000000000:t',
};

function fill(template: string, Body: string) {
  const record = new QueueRecord(
    queueRecord({ MessageId: 'm-1', Body, Attributes: { SenderId: 'me' } }, PIPE.sourceArn, 'eu-west-1'),
  );
  return new PipeTemplate(template).fill(record, PIPE, Date.UTC(2026, 0, 2, 3, 4, 5, 6));
}

test.each([
  ['{"id": <$.messageId>, "key": <$.body.key>}', '{"key": 1.0}', '{"id": "m-1", "key": 1.0}'],
  ['{"all": <$.body>}', '{"key": "v"}', '{"all": {"key": "v"}}'],
  ['{"all": <$.body>}', 'say "hi"', '{"all": "say \\"hi\\""}'],
  ['{"third": <$.body.Records[2]>}', '{"Records": [1, 2, {"n": 3}]}', '{"third": {"n": 3}}'],
  ['{"key": <$.body.key>}', 'plain', '{"key": ""}'],
  ['{"kind": "static"}', 'plain', '{"kind": "static"}'],
  [
    '{"pipe": "<aws.pipes.pipe-name>", "arn": <aws.pipes.pipe-arn>, "from": <aws.pipes.source-arn>, "to": <aws.pipes.target-arn>}',
    'plain',
    `{"pipe": "p", "arn": "${PIPE.arn}", "from": "${PIPE.sourceArn}", "to": "${PIPE.targetArn}"}`,
  ],
  ['{"at": <aws.pipes.event.ingestion-time>}', 'plain', '{"at": "2026-01-02T03:04:05.006Z"}'],
  ['{"e": <aws.pipes.enrichment-arn>}', 'plain', '{"e": ""}'],
])('%s of the body %j is JSON', (template, body, text) => {
  expect(fill(template, body)).toEqual({ text, isJson: true });
});

test.each([
  ['My static text', 'plain', 'My static text'],
  ['Hello, <$.attributes.SenderId>', 'plain', 'Hello, me'],
  // That a message of the body alone is the body: run on AWS by aws-cdk's integration tests of pipes.
  ['<$.body>', 'plain "text"', 'plain "text"'],
  // https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-pipes-input-transformation.html#input-transform-implicit
  ['<$.body>', '{"key": "value"}', '{key:value}'],
])('%s of the body %j is text', (template, body, text) => {
  const payload = fill(template, body);

  expect(payload).toEqual({ text, isJson: false });
  expect(jsonOf(payload)).toBe(JSON.stringify(text));
});

test('the record can be put in as it is, or with the JSON of its body', () => {
  const { text } = fill('{"as": <aws.pipes.event>, "decoded": <aws.pipes.event.json>}', '{"key": 1}');

  const { as, decoded } = JSON.parse(text) as { as: { body: unknown }; decoded: { body: unknown } };
  expect(as.body).toBe('{"key": 1}');
  expect(decoded).toEqual({ ...as, body: { key: 1 } });
  expect(fill('{"decoded": <aws.pipes.event.json>}', 'plain').text).toBe('{"decoded": ""}');
});

test('what is no JSON any more is refused', () => {
  expect(() => fill('{"said": "<$.body>"}', '{"a": "b"}')).toThrow(
    'What the InputTemplate makes is not valid JSON: {"said": "{"a": "b"}"}',
  );
});

test.each([
  ['<$.body> and <aws.pipes.pipe-name>', undefined],
  ['<body>', 'body'],
  ['<$..body>', '$..body'],
  ['<aws.events.rule-arn>', 'aws.events.rule-arn'],
])('in %s, %s stands for nothing', (template, unknown) => {
  expect(new PipeTemplate(template).unknownVariable).toBe(unknown);
});

describe('a pipe with a template', () => {
  let world: PipeWorld;
  afterEach(() => world.stop());

  test('puts what it makes on the bus; what is no detail comes back, and is redriven', async () => {
    const InputTemplate = '{"amount": <$.body.amount>, "text": "<$.body.note>"}';
    world = new PipeWorld({
      pipe: { TargetParameters: { InputTemplate }, LogConfiguration: LOG },
    });
    await world.start();
    await world.clock.advance(0);

    await world.send('{"amount": 1.50, "note": "fine"}');
    await world.send('{"amount": 2, "note": ["not fine"]}');
    await world.clock.advance(120_000);

    expect(world.requests.flat().map(({ Detail }) => Detail)).toEqual(['{"amount": 1.50, "text": "fine"}']);
    expect(await world.deadLetterBodies()).toEqual(['{"amount": 2, "note": ["not fine"]}']);
    expect(world.failures[0]).toContain(
      'ValidationException: What the InputTemplate makes is not valid JSON',
    );
    expect(world.logged.map(({ messageType }) => messageType)).toContain('TARGET_TRANSFORMATION_STARTED');
    expect(await world.describe()).toMatchObject({ TargetParameters: { InputTemplate } });
  });

  const LOG = {
    Level: 'TRACE',
    CloudwatchLogsLogDestination: {
      LogGroupArn: 'arn:aws:logs:eu-west-1:000000000000:log-group:/pipe',
    },
  };
});
