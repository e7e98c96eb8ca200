import { ManualClock } from '../../src/clock/manual-clock';

const START = Date.UTC(2026, 0, 1);
const HOUR = 3_600_000;

/** A clock, and what has happened on it: each with the milliseconds since the start. */
function clockWithDiary() {
  const clock = new ManualClock();
  const diary: [what: string, afterMs: number][] = [];
  const note = (what: string) => () => void diary.push([what, clock.now() - START]);
  return { clock, diary, note };
}

test('stands still until it is moved', async () => {
  const { clock, diary, note } = clockWithDiary();
  clock.after(0, note('at once'));

  await new Promise(setImmediate);

  expect(clock.now()).toBe(START);
  expect(diary).toEqual([]);
});

test('runs what falls due in its order and at its time, and ends where it was moved to', async () => {
  const { clock, diary, note } = clockWithDiary();
  clock.after(2 * HOUR, note('second'));
  clock.after(HOUR, note('first'));
  clock.after(25 * HOUR, note('third'));

  await clock.advance(24 * HOUR);

  expect(diary).toEqual([
    ['first', HOUR],
    ['second', 2 * HOUR],
  ]);
  expect(clock.now()).toBe(START + 24 * HOUR);
  expect(clock.nextDueAt).toBe(START + 25 * HOUR);
});

test('what is due at the same time happens in the order in which it was set', async () => {
  const { clock, diary, note } = clockWithDiary();
  for (const what of ['a', 'b', 'c']) clock.after(HOUR, note(what));

  await clock.advance(HOUR);

  expect(diary.map(([what]) => what)).toEqual(['a', 'b', 'c']);
});

test('an alarm that another sets goes off as well, if it is due before the end', async () => {
  const { clock, diary, note } = clockWithDiary();
  clock.after(HOUR, () => {
    clock.after(HOUR, note('soon'));
    clock.after(2 * HOUR, note('later'));
  });

  await clock.advance(2 * HOUR);

  expect(diary).toEqual([['soon', 2 * HOUR]]);
});

test('what an alarm sets off comes to rest before the next one goes off', async () => {
  const { clock, diary, note } = clockWithDiary();
  clock.after(HOUR, () => {
    void Promise.resolve()
      .then(() => Promise.resolve())
      .then(note('the rest of the first'));
  });
  clock.after(HOUR + 1, note('the second'));

  await clock.advance(2 * HOUR);

  expect(diary).toEqual([
    ['the rest of the first', HOUR],
    ['the second', HOUR + 1],
  ]);
});

test('of what is due at the same moment, each comes to rest before the next', async () => {
  const clock = new ManualClock({ startMs: START });
  const happened: string[] = [];
  for (const name of ['one', 'two']) {
    clock.after(HOUR, () => {
      happened.push(name);
      void Promise.resolve().then(() => happened.push(`the rest of ${name}`));
    });
  }
  await clock.advance(HOUR);
  expect(happened).toEqual(['one', 'the rest of one', 'two', 'the rest of two']);
});

test('what is due within the time that counts as together goes off first, in its order, and then comes to rest', async () => {
  const clock = new ManualClock({ startMs: START, togetherMs: HOUR });
  const happened: string[] = [];
  for (const hours of [1, 2, 4]) {
    clock.after(hours * HOUR, () => {
      happened.push(`${hours}`);
      void Promise.resolve().then(() => happened.push(`the rest of ${hours}`));
    });
  }
  await clock.advance(5 * HOUR);
  expect(happened).toEqual(['1', '2', 'the rest of 1', 'the rest of 2', '4', 'the rest of 4']);
});

test('an alarm that was called off does not go off', async () => {
  const { clock, diary, note } = clockWithDiary();
  clock.after(HOUR, note('never')).cancel();

  await clock.advance(HOUR);

  expect(diary).toEqual([]);
  expect(clock.nextDueAt).toBeUndefined();
});

test('retries of a day pass in no time', async () => {
  const clock = new ManualClock();
  let attempts = 0;
  const retry = () => {
    attempts++;
    clock.after(HOUR / 2, retry);
  };
  retry();

  await clock.advance(24 * HOUR);

  expect(attempts).toBe(49);
});

test('does not run backwards', async () => {
  await expect(new ManualClock().advance(-1)).rejects.toThrow(RangeError);
});

test('time does not move over what another process works on', async () => {
  const { clock, diary, note } = clockWithDiary();
  clock.after(HOUR, () => {
    const work = new Promise<void>((resolve) => setTimeout(resolve, 20));
    clock.hold(
      work.then(() => note('work')()),
      10_000,
    );
  });
  clock.after(2 * HOUR, note('next'));

  await clock.advance(2 * HOUR);

  expect(diary).toEqual([
    ['work', HOUR],
    ['next', 2 * HOUR],
  ]);
});

test('what another process does not end is not waited for for ever', async () => {
  const { clock } = clockWithDiary();
  clock.hold(new Promise(() => undefined), 5);

  await clock.advance(HOUR);

  expect(clock.now()).toBe(START + HOUR);
});

test('who moves it while it moves has it moved on from there', async () => {
  const { clock, diary, note } = clockWithDiary();
  clock.after(HOUR, note('first'));
  clock.after(3 * HOUR, note('second'));

  await Promise.all([clock.advance(2 * HOUR), clock.advance(2 * HOUR)]);

  expect(diary).toEqual([
    ['first', HOUR],
    ['second', 3 * HOUR],
  ]);
  expect(clock.now()).toBe(START + 4 * HOUR);
});

test('goes by whole milliseconds: a wait with jitter ends with one', async () => {
  const clock = new ManualClock({ startMs: 0 });
  const dates: number[] = [];
  clock.after(10.25, () => dates.push(clock.now()));

  await clock.advance(20.5);

  expect([...dates, clock.now()]).toEqual([11, 21]);
});
