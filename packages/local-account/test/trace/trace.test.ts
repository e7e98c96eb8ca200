import { memoryShares } from '../../src/capacity/memory-shares';
import { Trace } from '../../src/trace/trace';

const put = (trace: Trace, eventId: string) => trace.record('bus', {}, { what: 'EventPut', eventId });
const isPut = (eventId: string) => (record: { what: string }) =>
  record.what === 'EventPut' && (record as { eventId?: string }).eventId === eventId;

test('waits for a record to come', async () => {
  const trace = new Trace();
  const waiting = trace.waitFor('event b', isPut('b'));

  put(trace, 'a');
  put(trace, 'b');

  await expect(waiting).resolves.toMatchObject({ eventId: 'b', resource: 'bus' });
});

test('finds a record that came before', async () => {
  const trace = new Trace();
  put(trace, 'a');

  await expect(trace.waitFor('event a', isPut('a'))).resolves.toMatchObject({ eventId: 'a' });
});

test('says what it waited for in vain', async () => {
  jest.useFakeTimers();
  const waiting = new Trace().waitFor('event c', isPut('c'), 500);

  await Promise.all([
    expect(waiting).rejects.toThrow('Waited 500 ms in vain for event c'),
    jest.advanceTimersByTimeAsync(500),
  ]);

  jest.useRealTimers();
});

test('keeps the latest 10,000 records', () => {
  const trace = new Trace();
  for (let i = 0; i < 25_000; i++) put(trace, String(i));

  expect(trace.records.length).toBeLessThanOrEqual(10_000);
  expect(trace.records.at(-1)).toMatchObject({ eventId: '24999' });
});

test('keeps no more text than its share of the memory', () => {
  const trace = new Trace();
  const cause = 'x'.repeat(memoryShares().trace / 20);
  for (let i = 0; i < 100; i++)
    trace.record('machine', {}, { what: 'ExecutionEnded', executionArn: 'arn', status: 'FAILED', cause });

  expect(trace.records.length).toBeLessThanOrEqual(20);
  expect(trace.records.length).toBeGreaterThan(15);
});

test('a listener hears nothing after it unsubscribes', () => {
  const trace = new Trace();
  const heard: string[] = [];
  const unsubscribe = trace.subscribe(({ what }) => heard.push(what));
  put(trace, 'a');
  unsubscribe();
  put(trace, 'b');

  expect(heard).toEqual(['EventPut']);
});
