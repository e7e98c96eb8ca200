import { spawnSync } from 'node:child_process';
import { buildSync } from 'esbuild';
import { ManualClock } from '../../../../src/clock/manual-clock';
import { AwsError } from '../../../../src/errors/aws-error';
import { TooManyRequests } from '../../../../src/services/lambda';
import { eventLimits } from '../../../../src/services/lambda/destination/event-invoke-config';
import {
  type EventEnd,
  EventInvocations,
  type EventLimits,
} from '../../../../src/services/lambda/invocation/event-invocations';

const MINUTE_MS = 60_000;

/** Accepts an event. @returns the times of the attempts, in milliseconds since then, what became of it, and the clock */
function acceptEvent(attempt: () => boolean, limits: Partial<EventLimits> = {}) {
  const clock = new ManualClock();
  const acceptedAt = clock.now();
  const times: number[] = [];
  const invocations = new EventInvocations(clock);
  const ended = invocations.accept({ ...eventLimits(undefined), ...limits }, () => {
    times.push(clock.now() - acceptedAt);
    const hasFailed = !attempt();
    return Promise.resolve({ hasFailed, payload: '1', version: '$LATEST', logTail: { text: '' } });
  });
  return { clock, invocations, times, ended };
}

const FAIL = () => false;
const THROTTLE = () => {
  throw new TooManyRequests('ConcurrentInvocationLimitExceeded');
};

test('a success is the last attempt', async () => {
  const { clock, times, ended } = acceptEvent(() => true);
  await clock.advance(10 * MINUTE_MS);
  expect(times).toEqual([0]);
  await expect(ended).resolves.toMatchObject({ condition: 'Success', invokeCount: 1 });
});

test('a failure is repeated after one minute, and after two more', async () => {
  const { clock, times, ended } = acceptEvent(FAIL);
  await clock.advance(60 * MINUTE_MS);
  expect(times).toEqual([0, MINUTE_MS, 3 * MINUTE_MS]);
  await expect(ended).resolves.toMatchObject({ condition: 'RetriesExhausted', invokeCount: 3 });
});

/** The ages are recorded on AWS. */
test.each<[string, Partial<EventLimits>, number[], EventEnd['condition']]>([
  ['is not repeated', { retryAttempts: 0 }, [0], 'RetriesExhausted'],
  ['is repeated once', { retryAttempts: 1 }, [0, MINUTE_MS], 'RetriesExhausted'],
  ['is too old before the first repetition', { maxAgeSeconds: 60 }, [0], 'EventAgeExceeded'],
  ['is too old before the second', { maxAgeSeconds: 90 }, [0, MINUTE_MS], 'EventAgeExceeded'],
])('a failure %s where the function says so', async (_, limits, expected, condition) => {
  const { clock, times, ended } = acceptEvent(FAIL, limits);
  await clock.advance(60 * MINUTE_MS);
  expect(times).toEqual(expected);
  await expect(ended).resolves.toMatchObject({ condition, invokeCount: expected.length });
});

test('a throttled event is tried again ever later, for six hours', async () => {
  const { clock, times, ended } = acceptEvent(THROTTLE);
  await clock.advance(24 * 60 * MINUTE_MS);
  expect(times.slice(0, 4)).toEqual([0, 1_000, 3_000, 7_000]);
  expect(times.at(-1)! - times.at(-2)!).toBe(5 * MINUTE_MS);
  expect(times.at(-1)).toBeLessThan(6 * 60 * MINUTE_MS);
  await expect(ended).resolves.toEqual({ condition: 'EventAgeExceeded', invokeCount: 0 });
});

test('an event for a function that is gone is dropped', async () => {
  const { clock, times, ended } = acceptEvent(() => {
    throw new AwsError('ResourceNotFoundException', 'gone', 404);
  });
  await clock.advance(60 * MINUTE_MS);
  expect(times).toEqual([0]);
  await expect(ended).resolves.toBeUndefined();
});

test('at the end of the local run nothing waits any more', async () => {
  const { clock, invocations, times, ended } = acceptEvent(FAIL);
  await clock.advance(1);
  expect(clock.nextDueAt).toBeDefined();

  await invocations[Symbol.asyncDispose]();

  expect(clock.nextDueAt).toBeUndefined();
  expect(times).toEqual([0]);
  await expect(ended).resolves.toBeUndefined();
});

/** Has a hundred events wait for their second attempt; prints how many listen for the end of the run. */
const MANY_EVENTS = `
  import { getEventListeners } from 'node:events';
  import { ManualClock } from '../../../../src/clock/manual-clock';
  import { EventInvocations } from '../../../../src/services/lambda/invocation/event-invocations';

  const clock = new ManualClock();
  const invocations = new EventInvocations(clock);
  for (let event = 0; event < 100; event += 1) {
    void invocations.accept({ retryAttempts: 2, maxAgeSeconds: 3_600 }, async () => ({ hasFailed: true }));
  }
  await clock.advance(1);
  process.stdout.write(String(getEventListeners(invocations.signal, 'abort').length));
`;

test('many events may wait at once, without a warning of Node.js', () => {
  const bundled = buildSync({
    stdin: { contents: MANY_EVENTS, resolveDir: __dirname, loader: 'ts' },
    bundle: true,
    platform: 'node',
    format: 'esm',
    write: false,
  }).outputFiles[0]!.text;

  // A process of its own: what Node.js warns of does not come to the process that Jest shows a test.
  const { stdout, stderr } = spawnSync(process.execPath, ['--input-type=module'], {
    input: bundled,
    encoding: 'utf8',
  });

  expect(stderr).not.toContain('Warning');
  expect(stdout).toBe('100');
});
