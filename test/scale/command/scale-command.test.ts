import { ArrayOutput } from '../../../commands/frame/array-output';
import { prepareSimulation, runSimulation } from '../../../scale/command/run-simulation';
import { scaleCommand, type ScaleOptions } from '../../../scale/command/scale-command';
import { simulateInTurns } from '../../../scale/command/simulate-in-turns';
import { writeReport } from '../../../scale/command/write-report';
import { simulate } from '../../../scale/simulation/simulate';
import { DELIVERED } from '../delivered-settings';

/** What a command line asks for, or what is said of it. */
async function parse(...words: string[]): Promise<ScaleOptions | string> {
  let asked: ScaleOptions | undefined;
  let complaint = '';
  const command = scaleCommand((options) => {
    asked = options;
    return Promise.resolve();
  })
    .exitOverride()
    .configureOutput({ writeErr: (text) => (complaint += text) });
  await command.parseAsync(words, { from: 'user' }).catch(() => undefined);
  return asked ?? complaint;
}

test('what is not told has its default', async () => {
  expect(await parse('--rate', '10')).toEqual({
    rate: 10,
    burst: 0,
    arrivals: 'constant',
    follow: 600_000,
    cells: 1,
    shards: 1,
    cellRate: 10_000,
    planned: false,
    quota: {},
    functionTime: 20,
    batchTime: 100,
    seed: 1,
    json: false,
    context: [],
    stack: undefined,
  });
});

test('quotas add up, and so does configuration', async () => {
  const words = ['--quota', 'start-rate=7', '--quota', 'put-events=9', '-c', 'a=b', '-c', 'c=d'];
  expect(await parse('--rate', '0.5', '--duration', '1d', ...words)).toMatchObject({
    rate: 0.5,
    duration: 86_400_000,
    quota: { 'start-rate': 7, 'put-events': 9 },
    context: ['a=b', 'c=d'],
  });
});

test.each([
  [[], /--rate <number>' not specified/],
  [['--rate', '0'], /a number above 0, at most 10000000/],
  [['--rate', '1e9'], /a number above 0, at most 10000000/],
  [['--rate', '1', '--duration', '10'], /a time from 1s to 1d/],
  [['--rate', '1', '--follow', '2d'], /a time from 1s to 1d/],
  [['--rate', '1', '--arrivals', 'never'], /Allowed choices are constant, daily/],
  [['--rate', '1', '--quota', 'nothing=1'], /with one of these ids: api-rate/],
  [['--rate', '1', '--quota', 'start-rate=0'], /The number of start-rate is a whole one from 1/],
  [['--rate', '1', '--quota', 'start-rate'], /The number of start-rate is a whole one from 1/],
  [['--rate', '1', '--shards', '0'], /a whole number from 1 to 10000/],
  [['--rate', '1', '-c', 'tracing'], /given as key=value/],
  [['--rate', '1', 'a', 'b'], /too many arguments/],
])('%j is refused with what is allowed', async (words, complaint) => {
  expect(await parse(...words)).toMatch(complaint);
});

test('a function that would not end in its time is refused', () => {
  expect(() => runSimulation(DELIVERED, { rate: 1, functionTime: 10_001 })).toThrow(
    /longer than the function's timeout of 10 s.*Give 10000 or less/,
  );
});

/** The records of a simulation, by their type. */
async function recordsOf(request: Parameters<typeof runSimulation>[1]) {
  const output = new ArrayOutput();
  await writeReport(runSimulation(DELIVERED, request), output);
  return output.records;
}

test('above the throttle of ours the API refuses, and the last record says so', async () => {
  const records = await recordsOf({ rate: 600, duration: 60_000 });
  expect(records.map(({ type }) => type)).toEqual(['hops', 'plan', 'series', 'simulation']);
  expect(records.at(-1)).toMatchObject({
    arrived: 36_000,
    // The bucket of 1,000, and 500 a second.
    accepted: 30_950,
    refused: 5_050,
    processed: 30_950,
    underWay: 0,
    limits: [{ limit: 'throttleRateLimit' }, { limit: 'pipe-growth' }],
  });
});

test('as planned, the rate gets through', async () => {
  const [hops, plan, , simulation] = await recordsOf({ rate: 20_000, duration: 60_000, planned: true });
  expect(plan).toMatchObject({ cells: 2, shards: 2 });
  expect((hops!.hops as { isBelow: boolean }[]).some(({ isBelow }) => isBelow)).toBe(false);
  expect(simulation).toMatchObject({
    rate: 10_000,
    cells: 2,
    shards: 2,
    accepted: 600_000,
    refused: 0,
    processed: 600_000,
    unprocessed: 0,
  });
});

test('copies in one account have throttles, queues and pipes of their own, and share the quotas of the account', async () => {
  const [hops] = await recordsOf({ rate: 900, duration: 1_000, shards: 2 });
  expect(hops?.hops).toEqual(
    expect.arrayContaining([
      expect.objectContaining({ limit: 'throttleRateLimit', perSecond: 1_000, isBelow: false }),
      expect.objectContaining({ limit: 'start-rate', perSecond: 6_000 }),
    ]),
  );
});

test('in turns it comes to the same, and can be stopped between two spans', async () => {
  const { options } = prepareSimulation(DELIVERED, { rate: 10, duration: 5_000 });
  let spans = 0;
  const whole = await simulateInTurns(options, {
    signal: new AbortController().signal,
    onSpan: () => (spans += 1),
  });
  expect(whole).toEqual(simulate(options));
  expect(spans).toBe(whole.spans.length);

  const ending = new AbortController();
  const stopped = simulateInTurns(options, { signal: ending.signal, onSpan: () => ending.abort() });
  await expect(stopped).rejects.toThrow('aborted');
});
