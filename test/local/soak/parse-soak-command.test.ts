import { soakCommand, type SoakOptions } from '../../../local/soak/parse-soak-command';

async function parse(...words: string[]): Promise<SoakOptions | undefined> {
  let options: SoakOptions | undefined;
  await soakCommand((given) => {
    options = given;
    return Promise.resolve();
  })
    .exitOverride()
    .configureOutput({ writeErr: () => undefined, writeOut: () => undefined })
    .parseAsync(words, { from: 'user' });
  return options;
}

test('without options it sends 2,000 transactions, with a seed that is made up', async () => {
  const seed = expect.any(Number) as number;
  await expect(parse()).resolves.toEqual({ transactions: 2_000, seed, json: false, context: [] });
});

test('all can be told', async () => {
  const words = ['--transactions', '100000', '--seed', '7', '--json', '-c', 'tracing=true', 'MyStack'];
  await expect(parse(...words)).resolves.toEqual({
    transactions: 100_000,
    seed: 7,
    json: true,
    context: ['tracing=true'],
    stack: 'MyStack',
  });
});

test.each([
  ['--transactions', 'many', 'It is a whole number from 1 to 100000000.'],
  ['--transactions', '0', 'It is a whole number from 1 to 100000000.'],
  ['--seed', '1.5', 'It is a whole number from 0 to 9007199254740991.'],
  ['--context', 'sealed', 'Configuration is given as key=value, such as -c tracing=true.'],
])('%s %s is refused', async (option, value, says) => {
  await expect(parse(option, value)).rejects.toThrow(says);
});
