import { benchCommand, type BenchOptions } from '../../bench/bench-command';

/** @returns what it was asked for, or what it said of that */
async function parse(...words: string[]): Promise<BenchOptions | string> {
  let given: BenchOptions | undefined;
  const said: string[] = [];
  const command = benchCommand((options) => {
    given = options;
    return Promise.resolve();
  })
    .exitOverride()
    .configureOutput({ writeErr: (text) => said.push(text) });
  await command.parseAsync(words, { from: 'user' }).catch(() => undefined);
  return given ?? said.join('');
}

test('measures all sides unless told otherwise', async () => {
  await expect(parse()).resolves.toMatchObject({
    rounds: 5,
    transactions: 5_000,
    json: false,
  });
});

test('measures the sides that are named, each once', async () => {
  await expect(parse('--only', 'idle', '--only', 'echo', '--only', 'echo')).resolves.toMatchObject({
    only: ['idle', 'echo'],
  });
});

test('looks at the growth after so many transactions', async () => {
  await expect(parse('--growth', '1000,10000')).resolves.toMatchObject({ growth: [1_000, 10_000] });
});

test.each([
  [['--only', 'sink'], 'It is one of echo, pipeline,'],
  [['--rounds', '0'], 'It has to be a whole number from 1 to 1000.'],
  [['--transactions', '1e9'], 'It has to be a whole number from 100 to 100000.'],
  [['--growth', '1000,100'], 'They are whole numbers that ascend'],
  [['--growth', '1000,1e5'], 'They are whole numbers that ascend'],
  [['--growth', '1000', '--only', 'echo'], 'cannot be used with'],
  [['--ministack', '/nowhere'], 'It is no program'],
  [['loud'], 'too many arguments'],
])('refuses %j', async (words, reason) => {
  await expect(parse(...words)).resolves.toContain(reason);
});
