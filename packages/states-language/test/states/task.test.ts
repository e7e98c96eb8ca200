import { parsePayload } from '../../src';
import { FUNCTION_ARN, machine, outputOf, run, task } from '../run-definition';
import { catching, fail } from './catching';

describe('a task', () => {
  it('gets its arguments, and its result is the output', async () => {
    const definition = machine({ T: task({ Arguments: { id: '{% $states.input.id %}', n: 1 } }) });
    const { outcome, calls } = await run(definition, { id: 'a' }, () => ({ price: 3 }));
    expect(outcome).toEqual({ status: 'SUCCEEDED', output: '{"price":3}' });
    expect(calls).toEqual([
      expect.objectContaining({
        integration: 'lambda:function',
        resource: FUNCTION_ARN,
        arguments: expect.objectContaining({ value: { id: 'a', n: 1 }, text: '{"id":"a","n":1}' }) as unknown,
        stateName: 'T',
      }),
    ]);
  });

  it('gets the input as it is, text and value, when it has no arguments', async () => {
    const input = parsePayload('{ "amount": 1.0 }');
    const { calls } = await run(machine({ T: task() }), {}, undefined, { input });
    expect(calls[0]?.arguments).toBe(input);
  });

  it.each(['lambda:invoke', 'sqs:sendMessage', 'events:putEvents'])(
    'calls %s in any partition',
    async (integration) => {
      const Arguments = { FunctionName: 'f', QueueUrl: 'q', MessageBody: {}, Entries: [] };
      const wanted = { 'lambda:invoke': ['FunctionName'], 'sqs:sendMessage': ['QueueUrl', 'MessageBody'] }[
        integration
      ] ?? ['Entries'];
      const state = task({
        Resource: `arn:aws-cn:states:::${integration}`,
        Arguments: Object.fromEntries(Object.entries(Arguments).filter(([key]) => wanted.includes(key))),
      });
      const { calls } = await run(machine({ T: state }));
      expect(calls[0]?.integration).toBe(integration);
    },
  );

  it('sees input, result, context and old variables in Output and Assign', async () => {
    const definition = machine({
      A: { Type: 'Pass', Assign: { n: 1 }, Next: 'T' },
      T: task({
        End: undefined,
        Next: 'Z',
        Assign: { n: '{% $n + $states.result %}' },
        Output: [
          '{% $n %}',
          '{% $states.result %}',
          '{% $states.input.id %}',
          '{% $states.context.State.Name %}',
        ],
      }),
      Z: { Type: 'Pass', Output: { before: '{% $states.input %}', n: '{% $n %}' }, End: true },
    });
    expect(await outputOf(definition, { id: 'a' }, () => 10)).toEqual({ before: [1, 10, 'a', 'T'], n: 11 });
  });

  it('fails with the error and the cause of the port', async () => {
    const { outcome } = await run(
      machine({ T: task() }),
      {},
      fail('OrderError', '{"errorType":"OrderError"}'),
    );
    expect(outcome).toEqual({ status: 'FAILED', error: 'OrderError', cause: '{"errorType":"OrderError"}' });
  });

  it('cannot start with arguments that its integration does not take', async () => {
    const definition = catching('States.ALL', {
      Resource: 'arn:aws:states:::sqs:sendMessage',
      Arguments: '{% $states.input %}',
    });
    const { outcome, calls } = await run(definition, { QueueUrl: 'q', Body: 'b' });
    expect(outcome).toEqual({
      status: 'FAILED',
      error: 'States.Runtime',
      cause: expect.stringContaining(
        `could not be used to start the Task: [The field 'MessageBody' is required but was missing, The field 'Body' is not supported by Step Functions]`,
      ) as string,
    });
    expect(calls).toEqual([]);
  });

  it('rejects the execution when the port breaks its contract', async () => {
    await expect(run(catching('States.ALL'), {}, () => Promise.reject(new Error('bug')))).rejects.toThrow(
      'bug',
    );
  });
});
