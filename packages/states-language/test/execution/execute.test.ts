import { getEventListeners } from 'node:events';
import { parsePayload, TaskFailure } from '../../src';
import { HandClock } from '../hand-clock';
import { machine, never, run, runThroughTime, task } from '../run-definition';

const wait = { Type: 'Wait', Seconds: 600, End: true };

describe('an execution', () => {
  it.each([
    ['the five minutes of an Express workflow', {}, 300],
    ['the five minutes when its own limit is 0', { TimeoutSeconds: 0 }, 300],
    ['its own TimeoutSeconds', { TimeoutSeconds: 7 }, 7],
    ['the five minutes, not a longer TimeoutSeconds', { TimeoutSeconds: 3_600 }, 300],
  ])('ends after %s, whatever its states catch', async (_name, fields, limitSeconds) => {
    const everything = { ErrorEquals: ['States.ALL'] };
    const definition = machine(
      {
        P: {
          Type: 'Parallel',
          Branches: [
            { StartAt: 'W', States: { W: wait } },
            { StartAt: 'T', States: { T: task({ Retry: [everything] }) } },
          ],
          Retry: [everything],
          Catch: [{ ...everything, Next: 'C' }],
          End: true,
        },
        C: { Type: 'Succeed' },
      },
      fields,
    );
    const { outcome, calls, log, seconds } = await runThroughTime(definition, {}, never);
    expect(seconds).toBe(limitSeconds);
    expect(outcome).toEqual({ status: 'TIMED_OUT', error: 'States.Timeout', cause: '' });
    expect(calls.every(({ signal }) => signal.aborted)).toBe(true);
    expect(log.at(-1)).toMatchObject({ type: 'ExecutionTimedOut', details: { error: 'States.Timeout' } });
  });

  it.each([
    ['a Wait', { W: { ...wait, Seconds: 99_999_999 } }],
    ['a time limit of a task', { T: task({ TimeoutSeconds: 99_999_999 }) }],
    ['a retry', { T: task({ Retry: [{ ErrorEquals: ['States.ALL'], IntervalSeconds: 99_999_999 }] }) }],
  ])('ends %s of three years', async (name, states) => {
    const answer = () => (name === 'a retry' ? Promise.reject(new TaskFailure('Boom', '')) : never());
    const { outcome, seconds } = await runThroughTime(machine(states), {}, answer);
    expect(outcome.status).toBe('TIMED_OUT');
    expect(seconds).toBe(300);
  });

  it.each([
    ['while it waits', { W: wait }],
    [
      'while a task runs',
      { T: task({ Catch: [{ ErrorEquals: ['States.ALL'], Next: 'C' }] }), C: { Type: 'Succeed' } },
    ],
    ['before a retry', { T: task({ Retry: [{ ErrorEquals: ['Boom'], IntervalSeconds: 100 }] }) }],
  ])('is aborted %s', async (name, states) => {
    const controller = new AbortController();
    const answer = () => (name === 'before a retry' ? Promise.reject(new TaskFailure('Boom', '')) : never());
    const clock = new HandClock();
    const start = clock.now();
    clock.after(1_000, () => {
      controller.abort();
    });
    const { signal } = controller;
    const { outcome, log } = await clock.runThrough(run(machine(states), {}, answer, { clock, signal }));
    expect(clock.now() - start).toBe(1_000);
    expect(clock.pendingTimers).toBe(0);
    expect(outcome).toEqual({ status: 'ABORTED', error: '', cause: '' });
    expect(log.at(-1)).toMatchObject({ type: 'ExecutionAborted', details: {} });
  });

  it('that was aborted before it began does nothing', async () => {
    const { outcome, calls } = await run(machine({ T: task() }), {}, never, { signal: AbortSignal.abort() });
    expect(outcome.status).toBe('ABORTED');
    expect(calls).toEqual([]);
  });

  it('lets go of the signal that could have aborted it', async () => {
    const { signal } = new AbortController();
    await run(machine({ T: task() }), {}, undefined, { signal });
    expect(getEventListeners(signal, 'abort')).toEqual([]);
  });

  it('hands what it was started with to its tasks', async () => {
    const attachment = { transaction: 7 };
    const { calls } = await run(machine({ T: task() }), {}, undefined, { attachment });
    expect(calls[0]?.attachment).toBe(attachment);
  });

  it('fails on a value that is nested beyond reason', async () => {
    const input = parsePayload('['.repeat(100_000) + ']'.repeat(100_000));
    const definition = machine({ P: { Type: 'Pass', Output: '{% $states.input %}', End: true } });
    const { outcome } = await run(definition, {}, never, { input });
    expect(outcome).toMatchObject({ status: 'FAILED', error: 'States.Runtime' });
  });
});

it.each([
  [
    'a loop of states',
    {
      A: { Type: 'Pass', Next: 'B' },
      B: { Type: 'Choice', Choices: [{ Condition: '{% false %}', Next: 'C' }], Default: 'A' },
      C: { Type: 'Succeed' },
    },
  ],
  [
    'a retry without end or delay',
    { T: task({ Retry: [{ ErrorEquals: ['Boom'], IntervalSeconds: 0, MaxAttempts: 99_999_999 }] }) },
  ],
])('%s leaves the host its turns and ends in time', async (_name, states) => {
  const { outcome } = await runThroughTime(
    machine(states),
    {},
    () => Promise.reject(new TaskFailure('Boom', '')),
    { logging: { level: 'OFF', includeExecutionData: false } },
  );
  expect(outcome.status).toBe('TIMED_OUT');
});
