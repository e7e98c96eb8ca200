import { Intake } from '../../src/capacity/intake';
import { ManualClock } from '../../src/clock/manual-clock';

const { signal } = new AbortController();

function start() {
  const clock = new ManualClock();
  let idleMs = 0;
  const intake = new Intake(clock, () => idleMs);
  return {
    clock,
    idle: (ms: number) => {
      idleMs += ms;
    },
    intake,
    /** So many requests come in at once, and are answered. */
    burst: (requests: number) =>
      Promise.all(Array.from({ length: requests }, () => intake.take(() => Promise.resolve('answer')))),
    /** Waits for a lull. @returns whether it is over */
    lull: () => {
      let isOver = false;
      void intake.lull(signal).then(() => (isOver = true));
      return async () => {
        await clock.advance(0);
        return isOver;
      };
    },
  };
}

test('a few requests are nothing to wait for', async () => {
  const { burst, lull } = start();
  await burst(7);
  await expect(lull()()).resolves.toBe(true);
});

test('between the answers of a burst and its next requests it goes on', async () => {
  const { burst, clock, lull } = start();
  await burst(8);
  const isOver = lull();
  for (let round = 0; round < 5; round++) {
    await clock.advance(20);
    await burst(8);
    await expect(isOver()).resolves.toBe(false);
  }
  await clock.advance(50);
  await expect(isOver()).resolves.toBe(true);
});

test('a burst without an end is waited for a quarter of a second at a time', async () => {
  const { burst, clock, lull } = start();
  await burst(8);
  const isOver = lull();
  const waits: boolean[] = [];
  for (let ms = 0; ms < 300; ms += 10) {
    waits.push(!(await isOver()));
    await clock.advance(10);
    await burst(8);
  }
  expect(waits.filter((waited) => waited)).toHaveLength(25);
});

test('then work goes on for a while, and not for one turn only', async () => {
  const { burst, clock, lull } = start();
  const isOver = async () => lull()();
  await burst(8);
  lull();
  for (let ms = 0; ms < 250; ms += 10) {
    await clock.advance(10);
    await burst(8);
  }
  await expect(isOver()).resolves.toBe(true);
  await clock.advance(10);
  await burst(8);
  await expect(isOver()).resolves.toBe(true);
  await clock.advance(20);
  await burst(8);
  await expect(isOver()).resolves.toBe(false);
});

test('the wait ends with its signal', async () => {
  const { burst, intake } = start();
  await burst(8);
  const giveUp = new AbortController();
  const wait = intake.lull(giveUp.signal);
  giveUp.abort(new Error('given up'));
  await expect(wait).rejects.toThrow('given up');
});

test('a request that fails is counted out', async () => {
  const { clock, intake, lull } = start();
  const failing = Array.from({ length: 8 }, () => intake.take(() => Promise.reject(new Error('failed'))));
  await Promise.allSettled(failing);
  await clock.advance(25);
  await intake.take(() => Promise.resolve());
  await expect(lull()()).resolves.toBe(true);
});

test('while the thread has nothing to do, a turn is done', async () => {
  const { burst, clock, idle, lull } = start();
  await burst(8);
  idle(2);
  await expect(lull()()).resolves.toBe(true);

  const isOver = lull();
  await expect(isOver()).resolves.toBe(false);
  idle(2);
  await clock.advance(5);
  await expect(isOver()).resolves.toBe(true);
});
