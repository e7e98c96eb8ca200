import { drawWay } from '../../../commands/trace/draw-way';
import { traceWay, type WayEvidence } from '../../../commands/trace/trace-way';
import { ACCEPTED_AT, accessRecord, processedRecord, refusedRecord, seen } from './evidence';

/** Places and the times between them, as they are drawn. */
function drawn(found: WayEvidence): string[] {
  return drawWay(traceWay(found)).map(({ cells, rest }) =>
    [...cells.map(({ text }) => text), rest.text].filter(Boolean).join(' '),
  );
}

test('a transaction that was processed at once is drawn without what whole seconds would tell', () => {
  expect(drawn({ access: accessRecord(), record: processedRecord() })).toEqual([
    '● API 12:00:00.100Z',
    '│ 5 ms',
    '● queue 12:00:00.103Z',
    '│ 10 ms',
    '● pipe 12:00:00.113Z',
    '│ 187 ms, by the bus',
    '● function 12:00:00.300Z',
  ]);
});

test('where it waited for longer, before the bus or after it, is told in whole seconds', () => {
  const record = processedRecord({ eventTime: '2026-11-01T12:04:00Z', time: ACCEPTED_AT + 245_000 });
  expect(drawn({ access: accessRecord(), record }).slice(4)).toEqual([
    '● pipe 12:00:00.113Z',
    '│ about 240 s',
    '● bus 12:04:00Z',
    '│ about 5 s',
    '● function 12:04:05.100Z',
  ]);
});

test('one that was redriven waited from when SQS had it again', () => {
  const sentTimestamp = ACCEPTED_AT + 3_600_000;
  const [, queue] = traceWay({ access: accessRecord(), record: processedRecord({ sentTimestamp }) });
  expect(queue).toMatchObject({ place: 'queue', durationMs: 3_600_000 });
});

test.each<[string, WayEvidence, string[]]>([
  ['the function refused', { record: refusedRecord(), letter: seen() }, ['bus', 'function', 'unprocessed']],
  ['never reached the function', { access: accessRecord(), letter: seen() }, ['api', 'bus', 'unprocessed']],
  [
    'never reached the bus',
    { letter: seen({ queue: 'undelivered', eventTime: undefined }) },
    ['queue', 'undelivered'],
  ],
  ['nothing is known of', {}, []],
])('the way of what %s ends where it is', (_, found, places) => {
  expect(traceWay(found).map(({ place }) => place)).toEqual(places);
});

test('clocks that differ make no negative durations', () => {
  const record = processedRecord({ firstReceivedTimestamp: ACCEPTED_AT - 50 });
  expect(traceWay({ record }).map(({ durationMs = 0 }) => durationMs >= 0)).not.toContain(false);
});
