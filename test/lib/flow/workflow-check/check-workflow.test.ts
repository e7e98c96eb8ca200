import { checkWorkflow } from '../../../../lib/flow/workflow-check/check-workflow';
import type { WorkflowGraph } from '../../../../lib/flow/workflow-check/workflow-definition';

const task = (TimeoutSeconds: number, more: object = {}) => ({ Type: 'Task', TimeoutSeconds, ...more });
const workflow = (States: WorkflowGraph['States']): WorkflowGraph => ({
  StartAt: Object.keys(States)[0]!,
  States,
});

test('a workflow that ends before five minutes are over is as it should be', () => {
  expect(() => checkWorkflow(workflow({ A: task(299) }))).not.toThrow();
});

test('one that may take five minutes is refused, with what each state takes', () => {
  const long = workflow({
    Check: task(20, { Next: 'Settle', Retry: [{ IntervalSeconds: 2, MaxAttempts: 2 }] }),
    Settle: { Type: 'Wait', Seconds: 234, Next: 'Tell' },
    Tell: { Type: 'Pass', End: true },
  });
  expect(() => checkWorkflow(long)).toThrow(
    [
      'Workflow: as it stands, a transaction could be lost (docs/workflow.md says why).',
      '- The longest way takes 300 s, and has to take less than 300 s, dead letters included: an Express workflow is ended then, and nothing can catch it. Write fewer attempts (invokeFunction(…, { maxRetries: 3 }), or maxAttempts of a Retry), a shorter taskTimeout, or a shorter Wait. Its states, at the most:',
      '  Check      66 s  3 attempts of 20 s, 6 s of waits',
      '  Settle    234 s  waits',
    ].join('\n'),
  );
});

test('everything that is wrong is told at once, each thing once', () => {
  const choice = { Type: 'Choice', Choices: [{ Next: 'Call' }, { Next: 'Wait' }] };
  const wrong = workflow({ Which: choice, Call: { Type: 'Task', Next: 'Wait' }, Wait: { Type: 'Wait' } });
  expect(() => checkWorkflow(wrong)).toThrow(
    expect.objectContaining({
      name: 'WorkflowError',
      message: expect.stringMatching(
        /^Workflow: .*\n- Which has .*\n- Call has .*\n- Wait waits .*$/,
      ) as unknown,
    }) as Error,
  );
});

test('while something has no bound, how long the rest takes is not told', () => {
  const wrong = workflow({ Long: task(400, { Next: 'Wait' }), Wait: { Type: 'Wait' } });
  expect(() => checkWorkflow(wrong)).toThrow(/\n- Wait waits [^\n]*$/);
});
