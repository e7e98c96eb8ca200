import { AwakeTime } from '../../src/clock/awake-time';
import { clockOfMachine } from '../../src/clock/machine-clock';
import { eventually } from '../services/lambda/local-lambda';

describe('the time that a process runs', () => {
  let machineMs = 0;
  let awake: AwakeTime;
  beforeEach(() => {
    machineMs = 0;
    awake = new AwakeTime(() => machineMs);
  });
  const pass = (milliseconds: number) => {
    machineMs += milliseconds;
    return awake.now();
  };

  it.each([
    ['does not pass while the process is stopped', 301_000, 0],
    ['passes while it is only busy', 4_000, 4_000],
  ])('%s', (_, milliseconds, counted) => {
    const endWatch = awake.watch();
    expect(pass(900)).toBe(900);
    expect(pass(milliseconds)).toBe(900 + counted);
    expect(pass(500)).toBe(1_400 + counted);
    endWatch();
  });

  it('is watched while anything waits, and not before', () => {
    expect(pass(60_000)).toBe(60_000);
    const ends = [awake.watch(), awake.watch()];
    ends[0]?.();
    expect(pass(60_000)).toBe(60_000);
    ends[1]?.();
    expect(pass(60_000)).toBe(120_000);
  });
});

describe('time that is held', () => {
  let machineMs = 0;
  let awake: AwakeTime;
  beforeEach(() => {
    machineMs = 0;
    awake = new AwakeTime(() => machineMs);
  });
  const pass = (milliseconds: number) => {
    machineMs += milliseconds;
    return awake.now();
  };

  it('does not pass, and goes on from where it was', () => {
    pass(100);
    const release = awake.hold();
    expect(pass(60_000)).toBe(100);
    release();
    expect(pass(10)).toBe(110);
    release();
    expect(pass(10)).toBe(120);
  });

  it('goes on when the last one lets go that holds it', () => {
    const releases = [awake.hold(), awake.hold()];
    releases[0]?.();
    expect(pass(1_000)).toBe(0);
    releases[1]?.();
    expect(pass(1_000)).toBe(1_000);
  });

  it('is not taken for a stop of the process afterwards', () => {
    const endWatch = awake.watch();
    const release = awake.hold();
    pass(60_000);
    release();
    expect(pass(900)).toBe(900);
    endWatch();
  });
});

describe('a timer of the machine', () => {
  const awakeTime = () => {
    const time = { ms: 0, watchers: 0 };
    const clock = clockOfMachine({
      now: () => time.ms,
      watch: () => {
        time.watchers += 1;
        return () => (time.watchers -= 1);
      },
    });
    return { time, clock };
  };

  it('goes off when its time has passed, however often the machine slept', async () => {
    const { time, clock } = awakeTime();
    let gone = false;
    clock.after(5, () => (gone = true));
    // A timer of Node.js that is set after it, twice as long.
    for (let round = 0; round < 3; round++) await new Promise((resolve) => setTimeout(resolve, 10));
    expect(gone).toBe(false);
    time.ms = 5;
    await eventually(() => gone);
    expect(time.watchers).toBe(0);
  });

  it('watches no more when it is cancelled, however often', () => {
    const { time, clock } = awakeTime();
    const timer = clock.after(5, () => undefined);
    expect(time.watchers).toBe(1);
    timer.cancel();
    timer.cancel();
    expect(time.watchers).toBe(0);
  });
});
