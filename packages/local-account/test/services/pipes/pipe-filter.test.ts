import { compileEventPattern } from '@pipeline/event-pattern';
import { QueueRecord, queueRecord } from '../../../src/queue-polling/queue-record';
import { describeUnfit, RecordFilter } from '../../../src/queue-polling/record-filter';
import { PipeWorld } from './pipe-world';

function record(Body: string): QueueRecord {
  const message = { MessageId: 'm', Body, Attributes: { SenderId: 'me' } };
  return new QueueRecord(queueRecord(message, 'arn:aws:sqs:eu-west-1:000000000000:q', 'eu-west-1'));
}

// The table of https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-pipes-event-filtering.html
test.each([
  ['{"body":["plain"]}', 'plain', true],
  ['{"body":["plain"]}', 'other', false],
  ['{"body":[{"prefix":"pl"}]}', '{"pl":1}', false],
  ['{"body":{"kind":["a"]}}', 'plain', false],
  ['{"body":{"kind":["a"]}}', '{"kind": "a"}', true],
  ['{"body":{"kind":["a"]}}', '{"kind": "b"}', false],
  ['{"body":{"lines":{"n":[1]}}}', '{"lines": [{"n": 0}, {"n": 1}]}', true],
  ['{"attributes":{"SenderId":["me"]}}', 'plain', true],
  ['{"attributes":{"SenderId":["me"]}}', '{"kind": "a"}', true],
  ['{"attributes":{"SenderId":["you"]}}', 'plain', false],
])('whether %s matches the body %j: %s', (pattern, body, matches) => {
  expect(new RecordFilter([pattern]).matches(record(body))).toBe(matches);
});

test('one of several filters is enough', () => {
  const filter = new RecordFilter(['{"body":{"a":[1]}}', '{"body":["text"]}']);

  expect(['{"a": 1}', 'text', '{"a": 2}'].map((body) => filter.matches(record(body)))).toEqual([
    true,
    true,
    false,
  ]);
});

test.each([
  ['{"eventSourceARN":["a"]}', 'the field eventSourceARN'],
  ['{"body":{"file":[{"wildcard":"*.png"}]}}', 'the operator wildcard'],
  ['{"body":{"file":[{"anything-but":{"prefix":"a"}}]}}', 'the operator anything-but with prefix'],
  ['{"$or":[{"body":["a"]},{"body":{"b":[{"wildcard":"*"}]}}]}', 'the operator wildcard'],
  ['{"body":{"wildcard":["a"],"file":[{"anything-but":["a"]},{"prefix":"b"}]}}', undefined],
])('what pipes do not take of %s: %s', (pattern, unfit) => {
  compileEventPattern(pattern);

  expect(describeUnfit(JSON.parse(pattern))).toBe(unfit);
});

describe('a pipe with a filter', () => {
  let world: PipeWorld;
  afterEach(() => world.stop());

  async function start(FilterCriteria: object): Promise<void> {
    world = new PipeWorld({
      identify: ({ attributes }) => ({ id: attributes.id }),
      pipe: { SourceParameters: { FilterCriteria } },
    });
    await world.start();
    await world.clock.advance(0);
  }

  test('moves what matches, deletes the rest, and tells of it', async () => {
    await start({ Filters: [{ Pattern: '{"body":{"kind":["a"]}}' }] });

    await world.send('{"kind":"a"}');
    const messageId = await world.send('{"kind":"b"}', { id: { DataType: 'String', StringValue: 'x' } });
    await world.send('plain');
    await world.clock.advance(0);

    expect(
      world.requests.flat().map(({ Detail = '' }) => (JSON.parse(Detail) as { body: string }).body),
    ).toEqual(['{"kind":"a"}']);
    expect(await world.held('Queue')).toEqual([0, 0]);
    const filtered = world.account.trace.records.filter(({ what }) => what === 'MessageFilteredOut');
    expect(filtered).toHaveLength(2);
    expect(filtered[0]).toMatchObject({
      resource: world.output('PipeName'),
      transaction: { id: 'x', messageId },
    });
  });

  test('without patterns it moves everything, and it is described as it was given', async () => {
    await start({ Filters: [] });

    await world.send('plain');
    await world.clock.advance(0);

    expect(world.requests.flat()).toHaveLength(1);
    expect(await world.describe()).toMatchObject({
      SourceParameters: { FilterCriteria: { Filters: [] }, SqsQueueParameters: { BatchSize: 10 } },
    });
  });
});
