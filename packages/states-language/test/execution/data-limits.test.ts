import { FUNCTION_ARN, machine, outputOf, run, task } from '../run-definition';
import { catching } from '../states/catching';

/** A JSON text of this many bytes. */
const ofBytes = (bytes: number) => 'x'.repeat(bytes - 2);

describe('limits of size', () => {
  it('an oversize result is caught by States.ALL, as recorded on AWS', async () => {
    expect(await outputOf(catching('States.ALL'), {}, () => ofBytes(262_145))).toEqual({
      caught: {
        Error: 'States.DataLimitExceeded',
        Cause: `The state/task '${FUNCTION_ARN}' returned a result with a size exceeding the maximum number of bytes service limit.`,
      },
    });
  });

  it('names the service of an integration', async () => {
    const fields = { Resource: 'arn:aws:states:::lambda:invoke', Arguments: { FunctionName: 'f' } };
    const caught = await outputOf(catching('States.DataLimitExceeded', fields), {}, () =>
      'ä'.repeat(131_072),
    );
    expect(caught).toMatchObject({
      caught: { Cause: expect.stringContaining("The state/task 'lambda' returned") as string },
    });
  });

  it('262,144 bytes are allowed', async () => {
    const { outcome } = await run(machine({ T: task() }), {}, () => ofBytes(262_144));
    expect(outcome.status).toBe('SUCCEEDED');
  });

  it.each([
    ['States.ALL', 'FAILED'],
    ['States.DataLimitExceeded', 'SUCCEEDED'],
  ])('an oversize Output under a Catch of %s: %s', async (errorEquals, status) => {
    const definition = catching(errorEquals, { Output: '{% [$states.result, $states.result] %}' });
    const { outcome } = await run(definition, {}, () => ofBytes(200_000));
    expect(outcome.status).toBe(status);
  });

  it('oversize arguments fail the task before it starts', async () => {
    const definition = catching('States.DataLimitExceeded', {
      Arguments: '{% [$states.input, $states.input] %}',
    });
    const { outcome, calls } = await run(definition, ofBytes(200_000));
    expect(outcome.status).toBe('SUCCEEDED');
    expect(calls).toEqual([]);
  });

  it('an oversize Pass ends the execution', async () => {
    const definition = machine({
      P: { Type: 'Pass', Output: '{% [$states.input, $states.input] %}', End: true },
    });
    const { outcome } = await run(definition, ofBytes(200_000));
    expect(outcome).toEqual({
      status: 'FAILED',
      error: 'States.DataLimitExceeded',
      cause:
        "The state/task 'P' returned a result with a size exceeding the maximum number of bytes service limit.",
    });
  });

  it.each([
    ['ASCII', 'x'.repeat(131_070), 0],
    ['UTF-8', 'ä'.repeat(65_535), 0],
    ['one byte more', 'x'.repeat(131_071), 2],
  ])('variables may take as much together: %s', async (_name, text, excess) => {
    const definition = machine({
      P: {
        Type: 'Pass',
        Assign: { a: '{% $states.input %}', b: '{% $states.input %}' },
        Output: 1,
        End: true,
      },
    });
    const { outcome } = await run(definition, text);
    expect(outcome).toEqual(
      excess === 0
        ? { status: 'SUCCEEDED', output: '1' }
        : {
            status: 'FAILED',
            error: 'States.DataLimitExceeded',
            cause: `The Assign field exceeds the maximum variable assignment size by ${excess} bytes.`,
          },
    );
  });

  it.each([
    ['States.ALL', 'FAILED'],
    ['States.DataLimitExceeded', 'SUCCEEDED'],
  ])('oversize variables under a Catch of %s: %s', async (errorEquals, status) => {
    const definition = catching(errorEquals, { Assign: { a: '{% [$states.result, $states.result] %}' } });
    const { outcome } = await run(definition, {}, () => ofBytes(200_000));
    expect(outcome.status).toBe(status);
  });
});
