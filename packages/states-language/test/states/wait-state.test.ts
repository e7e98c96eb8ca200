import { machine, run, runThroughTime } from '../run-definition';

describe('Wait', () => {
  it.each([
    ['Seconds', { Seconds: 30 }, 30],
    ['Seconds of nothing', { Seconds: 0 }, 0],
    ['Seconds from an expression', { Seconds: '{% $states.input.seconds %}' }, 7],
    ['Timestamp', { Timestamp: '2026-11-22T10:01:05Z' }, 60],
    ['Timestamp with an offset', { Timestamp: '2026-11-22T11:00:06.500+01:00' }, 1.5],
    ['Timestamp from an expression', { Timestamp: '{% $states.input.at %}' }, 60],
    ['Timestamp in the past', { Timestamp: '2020-01-01T00:00:00Z' }, 0],
  ])('waits by %s', async (_name, fields, seconds) => {
    const definition = machine({ W: { Type: 'Wait', ...fields, Output: 'done', End: true } });
    const input = { seconds: 7, at: '2026-11-22T10:01:05Z' };
    const result = await runThroughTime(definition, input);
    expect(result.outcome).toEqual({ status: 'SUCCEEDED', output: '"done"' });
    expect(result.seconds).toBe(seconds);
  });

  it.each([
    [
      { Seconds: '{% $states.input.none %}' },
      "specified for the field 'Seconds' returned nothing (undefined).",
    ],
    [{ Seconds: "{% '1' %}" }, "Expected 'number', but was 'string' for value: \"1\""],
    [{ Seconds: '{% 0.5 %}' }, 'The Seconds field cannot be parsed as an integer: 0.5'],
    [{ Seconds: '{% -1 %}' }, 'Seconds'],
    [{ Timestamp: "{% '2026-11-22 10:00:00' %}" }, '2026-11-22 10:00:00'],
  ])('%j is an error', async (fields, cause) => {
    const { outcome } = await run(machine({ W: { Type: 'Wait', ...fields, End: true } }));
    expect(outcome).toMatchObject({
      error: 'States.QueryEvaluationError',
      cause: expect.stringContaining(cause) as string,
    });
  });
});
