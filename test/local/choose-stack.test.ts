import { chooseStack } from '../../local/choose-stack';

const stack = (hierarchicalId: string, stackName = hierarchicalId) => ({ hierarchicalId, stackName });

const PLATFORM = stack('Platform');
const BETA = stack('Beta/Transactions', 'Beta-Transactions');
const PROD = stack('Prod/Transactions', 'Prod-Transactions');

test('the only stack needs no name', () => {
  expect(chooseStack([PROD], undefined)).toBe(PROD);
});

test.each([
  ['Platform', PLATFORM],
  ['Prod/Transactions', PROD],
  ['Beta-Transactions', BETA],
])('one of several is chosen as %s', (name, chosen) => {
  expect(chooseStack([PLATFORM, BETA, PROD], name)).toBe(chosen);
});

test('without a name for one of several, it says what to type', () => {
  expect(() => chooseStack([PLATFORM, PROD], undefined)).toThrow(
    'The app has several stacks. Say which to run:\n  npm start -- Platform\n  npm start -- Prod/Transactions',
  );
});

test('a name of no stack is told with those that there are', () => {
  expect(() => chooseStack([PLATFORM], 'Platfrom')).toThrow(
    'The app has no stack "Platfrom". It has:\n  npm start -- Platform',
  );
});

test('what to type is of the script that asks', () => {
  expect(() => chooseStack([PLATFORM], 'Other', 'npm run cost --')).toThrow('  npm run cost -- Platform');
});

test('an app without a stack is refused', () => {
  expect(() => chooseStack([], undefined)).toThrow('The app has no stack to run.');
});
