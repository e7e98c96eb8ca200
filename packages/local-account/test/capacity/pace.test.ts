import { setMaxListeners } from 'node:events';
import { setImmediate } from 'node:timers/promises';
import { Pace } from '../../src/capacity/pace';
import { ManualClock } from '../../src/clock/manual-clock';

const { signal } = new AbortController();
setMaxListeners(0, signal);

/** Work that is done when a test says so. */
function hold(pace: Pace, bytes = 1): () => void {
  let done = (): void => undefined;
  void pace.work(bytes, () => new Promise<void>((resolve) => (done = resolve)));
  return () => done();
}

/** Asks for turns. @returns how many were given so far */
function ask(pace: Pace, turns: number): () => number {
  let given = 0;
  for (let turn = 0; turn < turns; turn++) void pace.turn(signal).then(() => given++);
  return () => given;
}

async function rest(): Promise<void> {
  for (let turn = 0; turn < 20; turn++) await setImmediate();
}

test.each([
  ['pieces', { pieces: 2, bytes: 1_000 }, 1],
  ['bytes', { pieces: 100, bytes: 200 }, 100],
])('turns are given again when there is less to do, by %s', async (_, limits, bytes) => {
  const pace = new Pace(limits);
  const ends = [hold(pace, bytes), hold(pace, bytes)];
  const given = ask(pace, 3);
  await rest();
  expect(given()).toBe(0);
  ends[0]?.();
  await rest();
  expect(given()).toBe(3);
});

test('a turn comes after what the turn before began', async () => {
  const pace = new Pace({ pieces: 20, bytes: 1_000 });
  for (let piece = 0; piece < 16; piece++) hold(pace);
  const begun = Array.from({ length: 30 }, async () => {
    await pace.turn(signal);
    await Promise.resolve();
    hold(pace);
  });
  await rest();
  // One after another, none of them sees too little work.
  expect(await Promise.race([Promise.all(begun), rest().then(() => 'some wait')])).toBe('some wait');
  const given = ask(pace, 1);
  await rest();
  expect(given()).toBe(0);
});

test('work gives what it results in, and ends when it fails', async () => {
  const pace = new Pace({ pieces: 1, bytes: 1_000 });
  await expect(pace.work(1, () => Promise.resolve('result'))).resolves.toBe('result');
  await expect(pace.work(1, () => Promise.reject(new Error('failed')))).rejects.toThrow('failed');
  await pace.turn(signal);
});

test('who waits for a turn gives up with the signal, and the next has it', async () => {
  const pace = new Pace({ pieces: 1, bytes: 1_000 });
  const end = hold(pace);
  const giveUp = new AbortController();
  const givenUp = pace.turn(giveUp.signal);
  const given = ask(pace, 1);
  giveUp.abort(new Error('given up'));
  await expect(givenUp).rejects.toThrow('given up');
  end();
  await rest();
  expect(given()).toBe(1);
});

describe('while others stand in line for a process', () => {
  /** Eight that stand there. @returns how the first of them has it */
  function standInLine(pace: Pace): () => void {
    const [first] = Array.from({ length: 8 }, () => {
      let haveIt = (): void => undefined;
      void pace.standInLine(() => new Promise<void>((resolve) => (haveIt = resolve)));
      return () => haveIt();
    });
    return () => first?.();
  }

  test('no turns are given, until the line is shorter', async () => {
    const pace = new Pace({ pieces: 20, bytes: 1_000 }, new ManualClock());
    const leave = standInLine(pace);
    const given = ask(pace, 3);
    await rest();
    expect(given()).toBe(0);
    leave();
    await rest();
    expect(given()).toBe(3);
  });

  test('one is given each quarter of a second: what is waited for may be what the turn brings', async () => {
    const clock = new ManualClock();
    const pace = new Pace({ pieces: 20, bytes: 1_000 }, clock);
    standInLine(pace);
    const given = ask(pace, 3);
    await rest();
    await clock.advance(249);
    expect(given()).toBe(0);
    await clock.advance(1);
    await rest();
    expect(given()).toBe(1);
    await clock.advance(500);
    await rest();
    expect(given()).toBe(3);
  });

  test('there is none beyond the limits', async () => {
    const clock = new ManualClock();
    const pace = new Pace({ pieces: 1, bytes: 1_000 }, clock);
    standInLine(pace);
    hold(pace);
    const given = ask(pace, 1);
    await clock.advance(1_000);
    await rest();
    expect(given()).toBe(0);
  });
});
