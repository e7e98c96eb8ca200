import { failureOf, jsonpathMachine, run, runThroughTime } from '../run-definition';

const wait = (fields: object) => ({ Type: 'Wait', ...fields, End: true });

it.each<[fields: object, input: unknown, seconds: number]>([
  [{ Seconds: 3 }, {}, 3],
  [{ SecondsPath: '$.s' }, { s: 4 }, 4],
  [{ SecondsPath: '$.s' }, { s: '4' }, 4],
  [{ InputPath: '$.a', SecondsPath: '$.s' }, { a: { s: 5 } }, 5],
  [{ SecondsPath: '$.s' }, { s: 0 }, 0],
  [{ Timestamp: '2026-11-22T10:00:15Z' }, {}, 10],
  [{ TimestampPath: '$.t' }, { t: '2026-11-22T10:00:06.500Z' }, 1.5],
  [{ TimestampPath: '$.t' }, { t: '2020-01-01T00:00:00Z' }, 0],
])('%j waits', async (fields, input, expected) => {
  const { seconds, outcome } = await runThroughTime(jsonpathMachine({ Main: wait(fields) }), input);
  expect(outcome.status).toBe('SUCCEEDED');
  expect(seconds).toBe(expected);
});

// Recorded on AWS, each of them.
it.each<[fields: object, input: unknown, cause: string]>([
  [{ SecondsPath: '$.s' }, {}, 'The SecondsPath parameter does not reference an input value: $.s'],
  [{ SecondsPath: '$.s' }, { s: -1 }, 'The SecondsPath parameter references a negative value: $.s == -1'],
  [
    { SecondsPath: '$.s' },
    { s: 1.5 },
    'The SecondsPath parameter cannot be parsed as a long value: $.s == 1.5',
  ],
  [
    { TimestampPath: '$.t' },
    { t: '2026-11-22 10:00:15Z' },
    'The TimestampPath parameter does not reference a valid ISO-8601 extended offset date-time format string: $.t == 2026-11-22 10:00:15Z',
  ],
  [{ TimestampPath: '$.t' }, { t: '2099-01-01T00:00:00Z' }, 'Wait state delay is too long.'],
])('%j of %j ends the execution', async (fields, input, cause) => {
  expect(await failureOf(wait(fields), input)).toEqual(['States.Runtime', cause]);
});

it.each<[fields: object, error: string, cause: string]>([
  [{ Error: 'E', Cause: 'C' }, 'E', 'C'],
  [{ ErrorPath: '$.e', CausePath: '$.c' }, 'from e', 'from c'],
  [{ ErrorPath: "States.Format('{}!', $.e)", CausePath: '$$.Execution.Name' }, 'from e!', 'run-1'],
  [{}, '', ''],
])('Fail %j', async (fields, error, cause) => {
  const { outcome } = await run(jsonpathMachine({ Main: { Type: 'Fail', ...fields } }), {
    e: 'from e',
    c: 'from c',
  });
  expect(outcome).toEqual({ status: 'FAILED', error, cause });
});

it.each([
  [
    '$.none',
    `The JSONPath '$.none' specified for the field 'CausePath' could not be found in the input '{"n":1}'`,
  ],
  ['$.n', `The field 'CausePath' must yield a string, but was: 1`],
])('Fail with the CausePath %s ends in another way', async (CausePath, cause) => {
  expect(await failureOf({ Type: 'Fail', Error: 'E', CausePath }, { n: 1 })).toEqual([
    'States.Runtime',
    cause,
  ]);
});
