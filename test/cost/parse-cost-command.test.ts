import { costCommand, type CostCommandOptions } from '../../cost/parse-cost-command';

async function parse(...words: string[]): Promise<CostCommandOptions | undefined> {
  let options: CostCommandOptions | undefined;
  await costCommand((given) => {
    options = given;
    return Promise.resolve();
  })
    .exitOverride()
    .configureOutput({ writeErr: () => undefined, writeOut: () => undefined })
    .parseAsync(words, { from: 'user' });
  return options;
}

test('without options it is a million of 1 KB, 100 a second', async () => {
  await expect(parse()).resolves.toEqual({
    transactions: 1_000_000,
    bytes: 1_024,
    perSecond: 100,
    json: false,
    freeTiers: false,
    standing: false,
    context: [],
  });
});

test('all can be told', async () => {
  const words =
    '--transactions 5 --bytes 2048 --rate 0.4 --json --free-tiers --standing -c tracing=true Other';
  await expect(parse(...words.split(' '))).resolves.toEqual({
    transactions: 5,
    bytes: 2_048,
    perSecond: 0.4,
    json: true,
    freeTiers: true,
    standing: true,
    context: ['tracing=true'],
    stack: 'Other',
  });
});

test.each([
  ['--rate', '0', 'It is a number from 0.001 to 1000000, such as 0.4 or 100.'],
  ['--rate', '-1', 'It is a number from 0.001 to 1000000, such as 0.4 or 100.'],
  ['--rate', '1e3', 'It is a number from 0.001 to 1000000, such as 0.4 or 100.'],
  ['--bytes', '2000000', 'It has to be a whole number from 1 to 128000.'],
  ['--bytes', '0', 'It has to be a whole number from 1 to 128000.'],
  ['--transactions', 'x', 'It has to be a whole number from 1 to 100000000000000.'],
  ['--transactions', '1.5', 'It has to be a whole number from 1 to 100000000000000.'],
  ['-c', 'tracing', 'Configuration is given as key=value, such as -c tracing=true.'],
])('%s %s is refused, with what is allowed', async (option, value, says) => {
  await expect(parse(option, value)).rejects.toThrow(says);
});
