import type { Clock } from '../../src/clock/clock';
import { machineClock } from '../../src/clock/machine-clock';
import { ManualClock } from '../../src/clock/manual-clock';

/** Moves on a clock of either kind; the machine's moves by itself. */
type Move = (durationMs: number) => Promise<void>;

const CLOCKS: [name: string, create: () => { clock: Clock; move: Move }][] = [
  ['the machine’s clock', () => ({ clock: machineClock, move: () => Promise.resolve() })],
  [
    'a clock moved by hand',
    () => {
      const clock = new ManualClock();
      return { clock, move: (durationMs) => clock.advance(durationMs) };
    },
  ],
];

describe.each(CLOCKS)('on %s', (_, create) => {
  test('a pause ends when its time has come', async () => {
    const { clock, move } = create();
    const before = clock.now();
    const pause = clock.pause(5);

    await move(5);
    await pause;

    // A timer of Node.js may go off a millisecond early by the clock of the calendar.
    expect(clock.now() - before).toBeGreaterThanOrEqual(4);
  });

  test('a pause ends with the reason of its signal', async () => {
    const { clock } = create();
    const controller = new AbortController();
    const pause = clock.pause(60_000, controller.signal);

    controller.abort(new Error('no longer wanted'));

    await expect(pause).rejects.toThrow('no longer wanted');
  });

  test('a pause of a signal that has aborted does not begin', async () => {
    const { clock } = create();

    await expect(clock.pause(60_000, AbortSignal.abort(new Error('too late')))).rejects.toThrow('too late');
  });

  test('a pause leaves nothing behind on its signal', async () => {
    const { clock, move } = create();
    const { signal } = new AbortController();
    const remove = jest.spyOn(signal, 'removeEventListener');
    const pause = clock.pause(1, signal);

    await move(1);
    await pause;

    expect(remove).toHaveBeenCalledTimes(1);
  });

  test('what is called off does not happen', async () => {
    const { clock, move } = create();
    const happened = jest.fn();
    clock.after(1, happened).cancel();

    await Promise.all([clock.pause(3), move(3)]);

    expect(happened).not.toHaveBeenCalled();
  });
});

test('the machine’s clock waits longer than its timers can', () => {
  jest.useFakeTimers();
  const happened = jest.fn();
  const thirtyDaysMs = 30 * 86_400_000;
  machineClock.after(thirtyDaysMs, happened);

  jest.advanceTimersByTime(thirtyDaysMs - 1);
  expect(happened).not.toHaveBeenCalled();
  jest.advanceTimersByTime(1);
  expect(happened).toHaveBeenCalledTimes(1);
  jest.useRealTimers();
});
