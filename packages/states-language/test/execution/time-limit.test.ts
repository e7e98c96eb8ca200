import { TimeLimit } from '../../src/execution/time-limit';
import { HandClock } from '../hand-clock';
import { machine, run, task } from '../run-definition';

describe('the time that a task waits for what the host is short of', () => {
  const timeOf = async (definition: string, waitSeconds: number, workSeconds: number) => {
    const clock = new HandClock();
    const start = clock.now();
    const { outcome } = await clock.runThrough(
      run(
        definition,
        {},
        async ({ holdTime }) => {
          const goOn = holdTime();
          await clock.pause(waitSeconds * 1000);
          goOn();
          await clock.pause(workSeconds * 1000);
          return {};
        },
        { clock },
      ),
    );
    return [outcome.status, (clock.now() - start) / 1000];
  };

  it.each([
    ['does not count for TimeoutSeconds', { TimeoutSeconds: 20 }, 1_000, 19, 'SUCCEEDED', 1_019],
    ['does not count for HeartbeatSeconds', { HeartbeatSeconds: 20 }, 1_000, 19, 'SUCCEEDED', 1_019],
    ['does not count for the execution', {}, 1_000, 299, 'SUCCEEDED', 1_299],
  ])('%s', async (_, fields, wait, work, status, seconds) => {
    expect(await timeOf(machine({ T: task(fields) }), wait, work)).toEqual([status, seconds]);
  });

  it.each([
    ['TimeoutSeconds', { TimeoutSeconds: 20 }, 21, 'FAILED'],
    ['the execution', {}, 301, 'TIMED_OUT'],
  ])('lets what follows count for %s', async (_, fields, work, status) => {
    expect((await timeOf(machine({ T: task(fields) }), 1_000, work))[0]).toBe(status);
  });
});

describe('a limit of time', () => {
  const limitOf = (milliseconds: number) => {
    const clock = new HandClock();
    let over = 0;
    const limit = new TimeLimit(clock, milliseconds, () => over++);
    return { clock, limit, over: () => over };
  };
  const pass = (clock: HandClock, milliseconds: number) => clock.runThrough(clock.pause(milliseconds));

  it('goes on when the last hold is let go, and no hold twice', async () => {
    const { clock, limit, over } = limitOf(100);
    const [first, second] = [limit.hold(), limit.hold()];
    await pass(clock, 500);
    first();
    first();
    await pass(clock, 500);
    expect(over()).toBe(0);
    second();
    await pass(clock, 101);
    expect(over()).toBe(1);
  });

  it('is never over when it was cancelled, held or not', async () => {
    const { clock, limit, over } = limitOf(100);
    const goOn = limit.hold();
    limit.cancel();
    goOn();
    await pass(clock, 1_000);
    expect(over()).toBe(0);
    expect(clock.pendingTimers).toBe(0);
  });
});
