import { AccessDenied } from '../../../src/access/access-denied';
import type { Caller } from '../../../src/access/caller';
import type { InnerEntry } from '../../../src/services/events/bus/inner-entry';
import { Fixture, NOW } from './fixture';
import { call } from './operations/call';

let fixture: Fixture;
beforeEach(() => {
  fixture = new Fixture({ startMs: NOW + 678 });
});
afterEach(() => {
  fixture.stop();
});

const entry: InnerEntry = { EventBusName: 'b', Source: 's', DetailType: 't', Detail: '{}' };

test('the envelope has AWS’s members in AWS’s order, and the detail untouched', async () => {
  fixture.rule('r');
  const Detail = '{ "a" : 1.0, "b": 1e400, "c":"\\u00e9", "a" : 2 }';

  const { EventId } = await fixture.put({ Detail, Resources: ['x', 'y'] });
  await fixture.settle();

  expect(fixture.invocations[0]?.input).toBe(
    `{"version":"0","id":"${EventId}","detail-type":"t","source":"s","account":"000000000000",` +
      `"time":"2026-01-02T03:04:05Z","region":"eu-west-1","resources":["x","y"],"detail":${Detail}}`,
  );
});

test('the time that an entry gives is the event’s, in whole seconds', async () => {
  fixture.rule('r');

  await fixture.put({ Time: new Date('2022-02-22T22:22:22.999Z') });
  await fixture.settle();

  expect(fixture.delivered[0]).toMatchObject({ time: '2022-02-22T22:22:22Z' });
});

test('a detail type has 128 characters at most', async () => {
  expect(await fixture.put({ ...entry, DetailType: 'd'.repeat(128) })).toHaveProperty('EventId');
  expect(await fixture.put({ ...entry, DetailType: 'd'.repeat(129) })).toEqual({
    ErrorCode: 'InvalidArgument',
    ErrorMessage: 'Parameter DetailType is not valid. Reason: DetailType must have at most 128 characters.',
  });
});

test.each(['Source', 'DetailType', 'Detail'] as const)('an entry without %s is refused', async (member) => {
  expect(await fixture.put({ [member]: undefined })).toEqual({
    ErrorCode: 'InvalidArgument',
    ErrorMessage: `Parameter ${member} is not valid. Reason: ${member} is a required argument.`,
  });
});

test.each([
  ['text', 'text'],
  ['an array', '[]'],
  ['a string', '"{}"'],
  ['1,001 levels deep', `${'{"a":'.repeat(1000)}{}${'}'.repeat(1000)}`],
  ['an integer beyond 64 bits', '{"a":9223372036854775808}'],
  ['a negative integer beyond 64 bits', '{"a":[-9223372036854775809]}'],
])('a detail that is %s is malformed', async (_, Detail) => {
  expect(await fixture.put({ Detail })).toEqual({
    ErrorCode: 'MalformedDetail',
    ErrorMessage: 'Detail is malformed.',
  });
});

test.each([
  ['1,000 levels deep', `${'{"a":'.repeat(999)}{}${'}'.repeat(999)}`],
  ['the largest and smallest integers', '{"a":[9223372036854775807,-9223372036854775808]}'],
  ['a large fraction, which is no integer', '{"a":9223372036854775808.5e10}'],
  ['what looks like an integer inside a string', '{"a":"\\"9223372036854775808 {[[["}'],
])('a detail with %s is taken', async (_, Detail) => {
  expect(await fixture.put({ Detail })).toEqual({ EventId: expect.any(String) as string });
});

test('a source that AWS keeps for itself is refused', async () => {
  expect(await fixture.put({ Source: 'aws.s3' })).toEqual({
    ErrorCode: 'NotAuthorizedForSourceException',
    ErrorMessage: 'Not authorized for the source.',
  });
});

test('entries are answered in their order, the bad ones beside the good', async () => {
  const result = await fixture.putAll([entry, { ...entry, Detail: '{' }, entry]);

  expect(result).toEqual({
    FailedEntryCount: 1,
    Entries: [
      { EventId: expect.any(String) as string },
      { ErrorCode: 'MalformedDetail', ErrorMessage: 'Detail is malformed.' },
      { EventId: expect.any(String) as string },
    ],
  });
});

test.each([
  'missing',
  'arn:aws:events:eu-west-1:000000000000:event-bus/missing',
  'arn:aws:events:us-east-1:000000000000:event-bus/b',
])('an entry for the bus %s is answered and dropped', async (EventBusName) => {
  expect(await fixture.put({ EventBusName })).toEqual({ EventId: expect.any(String) as string });
  expect(fixture.trace.records).toEqual([]);
});

test.each(['b', 'arn:aws:events:eu-west-1:000000000000:event-bus/b'])(
  'the bus can be named %s',
  async (EventBusName) => {
    await fixture.put({ EventBusName });

    expect(fixture.trace.records).toContainEqual(
      expect.objectContaining({ what: 'EventPut', resource: 'b' }),
    );
  },
);

test('an entry that names no bus is for the default bus', async () => {
  await fixture.put({ EventBusName: undefined });

  expect(fixture.trace.records).toContainEqual(
    expect.objectContaining({ what: 'EventPut', resource: 'default' }),
  );
});

test('eleven entries are too many, in AWS’s words', async () => {
  const printed =
    'PutEventsRequestEntry(time=null, source=s, resources=null, detailType=t, detail={}, eventBusName=b, ' +
    'traceHeader=null, kmsKeyIdentifier=null, internalMetadata=null)';

  await expect(fixture.putAll(Array<InnerEntry>(11).fill(entry))).rejects.toThrow(
    `1 validation error detected: Value '[${Array(11).fill(printed).join(', ')}]' at 'entries' failed to ` +
      'satisfy constraint: Member must have length less than or equal to 10',
  );
});

test('none are too few', async () => {
  await expect(fixture.putAll([])).rejects.toThrow(
    "1 validation error detected: Value '[]' at 'entries' failed to satisfy constraint: Member must have length greater than or equal to 1",
  );
});

/** 14 bytes for the time, one each for source, type and resource, 8 for the detail around its text. */
function putRequestOf(bytes: number) {
  const Detail = `{"a":"${'x'.repeat(bytes - 14 - 3 - 8)}"}`;
  return fixture.putAll([{ ...entry, Time: new Date(), Resources: ['r'], Detail }]);
}

test('a request of 1,048,575 bytes is accepted', async () => {
  await expect(putRequestOf(1_048_575)).resolves.toMatchObject({ FailedEntryCount: 0 });
});

test('a request of 1,048,576 bytes is over the limit', async () => {
  await expect(putRequestOf(1_048_576)).rejects.toThrow(
    'Total size of the entries in the request is over the limit.',
  );
});

test('who may not put events on the bus is denied as a whole', async () => {
  const nobody: Caller = {
    principal: {
      type: 'role',
      roleArn: 'arn:aws:iam::000000000000:role/nobody',
      sessionName: 's',
      accountId: '000000000000',
    },
  };

  await expect(fixture.putAll([entry], { caller: nobody })).rejects.toThrow(AccessDenied);
});

test('a rule matches large numbers by their spelling', async () => {
  fixture.rule('r', {}, '{"detail":{"n":[12345678901]}}');

  await fixture.put({ Detail: '{"n":12345678901}' });
  await fixture.put({ Detail: '{"n":12345678901.0}' });
  await fixture.settle();

  expect(fixture.delivered).toHaveLength(1);
});

test('a disabled rule gets nothing, and an event that no rule matches says so', async () => {
  fixture.rule('r').state = 'DISABLED';

  await fixture.put();
  await fixture.settle();

  expect(fixture.invocations).toEqual([]);
  expect(fixture.trace.records).toContainEqual(expect.objectContaining({ what: 'EventMatchedNoRule' }));
});

test('an entry’s transaction is the one that it is put with, each its own', async () => {
  await fixture.putAll([
    { ...entry, transaction: { id: 'one', messageId: 'm1' } },
    { ...entry, transaction: { id: 'other' } },
  ]);

  const put = fixture.trace.records.filter(({ what }) => what === 'EventPut');
  expect(put.map(({ transaction }) => transaction)).toEqual([
    { id: 'one', messageId: 'm1' },
    { id: 'other' },
  ]);
});

test('an entry without one belongs to the transaction of the call', async () => {
  await fixture.putAll([entry], { transaction: { id: 'call' } });

  expect(fixture.trace.records[0]).toMatchObject({ what: 'EventPut', transaction: { id: 'call' } });
});

test('of neither, the event’s own text tells', async () => {
  const identify = jest.fn(() => ({ id: 'found' }));
  const fixture = new Fixture({ identify });

  await fixture.put({ Detail: '{"a": 1}' });

  expect(identify).toHaveBeenCalledWith({
    body: expect.stringMatching(/^\{"version":"0",.*,"detail":\{"a": 1\}\}$/) as string,
    attributes: {},
  });
  expect(fixture.trace.records[0]).toMatchObject({ what: 'EventPut', transaction: { id: 'found' } });
  fixture.stop();
});

test('a client cannot say which transaction it puts', async () => {
  await call(fixture, 'PutEvents', { Entries: [{ ...entry, transaction: { id: 'forged' } }] });

  expect(fixture.trace.records[0]).toMatchObject({ what: 'EventPut', transaction: {} });
});

test('the target gets the transaction with the call, and the parsed event with its text', async () => {
  fixture.rule('r');

  await fixture.put({ Detail: '{"a": 1.0, "a": 2}', transaction: { id: 'one' } });

  const [invocation] = fixture.invocations;
  expect(invocation?.call.transaction).toEqual({ id: 'one' });
  expect(invocation?.value).toEqual(JSON.parse(invocation!.input));
});

test('a time as text is a time, and what is none is refused', async () => {
  fixture.rule('r');

  await fixture.put({ Time: '2022-02-22T22:22:22Z' });

  expect(fixture.delivered[0]).toMatchObject({ time: '2022-02-22T22:22:22Z' });
  await expect(fixture.putAll([{ ...entry, Time: 'noon' }])).rejects.toMatchObject({
    code: 'SerializationException',
    message: 'noon is not a time.',
  });
});
