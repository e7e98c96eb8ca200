import { localCommandsOf, runCommandsOf } from './page-commands';
import { type StackUnderTest, stackUnderTest } from './stack-under-test';

let stack: StackUnderTest;
beforeAll(async () => {
  stack = await stackUnderTest();
}, 60_000);
afterAll(() => stack.stop());

/** The ARNs that StartReplay answered with. */
function replaysStartedIn(stdout: string): string[] {
  const started = [...stdout.matchAll(/"ReplayArn": "([^"]*)",\s*"State": "STARTING"/g)];
  return started.map(([, arn = '']) => arn);
}

test('the README’s commands send transactions, follow one to its end, and replay all', async () => {
  const stdout = await runCommandsOf('README.md', stack);

  expect(stdout).toContain('<MD5OfMessageBody>ccc8a66eb0be0fa99fad503b2baf8865</MD5OfMessageBody>');
  expect(stdout).toMatch(/^processed +\S+=/m);
  expect(stdout).toMatch(/^pipe +RUNNING$/m);
  expect(stdout).toMatch(/^COMPLETED, [2-9]\d* transactions processed, 0 dead letters$/m);
}, 60_000);

test('the tour takes account and names from the outputs, and says once how', async () => {
  const commands = (await localCommandsOf('docs/aws-cli-tour.md')).join('\n');

  expect(commands).not.toMatch(/\d{12}/);
  expect(commands.match(/^OUTPUT\(\)/gm)).toHaveLength(1);
});

test('the commands of the tour do what it says', async () => {
  const stdout = await runCommandsOf('docs/aws-cli-tour.md', stack);

  expect(stdout).toContain('<MD5OfMessageBody>ccc8a66eb0be0fa99fad503b2baf8865</MD5OfMessageBody>');
  expect(stdout).toContain(stack.outputs.StateMachineArn);
  expect(stdout).toContain('MalformedTransactionError');
  expect(stdout).toContain('\nAsk\nRETRIABLE\t2\nOK\n');
  expect(replaysStartedIn(stdout)).toHaveLength(1);
  expect(stdout).toContain('"ReplayName": "replay-');
}, 90_000);
