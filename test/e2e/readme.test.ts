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

test('the README’s commands send a transaction and replay it, each time that they are typed', async () => {
  const first = await runCommandsOf('README.md', stack);
  const second = await runCommandsOf('README.md', stack);

  expect(first).toContain('<MD5OfMessageBody>ccc8a66eb0be0fa99fad503b2baf8865</MD5OfMessageBody>');
  expect(replaysStartedIn(first)).toHaveLength(1);
  expect(replaysStartedIn(second)).toHaveLength(1);
  expect(replaysStartedIn(second)).not.toEqual(replaysStartedIn(first));
}, 60_000);

test.each(['README.md', 'docs/aws-cli-tour.md'])(
  '%s takes account and names from the outputs, and says once how',
  async (page) => {
    const commands = (await localCommandsOf(page)).join('\n');

    expect(commands).not.toMatch(/\d{12}/);
    expect(commands.match(/^OUTPUT\(\)/gm)).toHaveLength(1);
  },
);

test('the commands of the tour do what it says', async () => {
  const stdout = await runCommandsOf('docs/aws-cli-tour.md', stack);

  expect(stdout).toContain('<MD5OfMessageBody>ccc8a66eb0be0fa99fad503b2baf8865</MD5OfMessageBody>');
  expect(stdout).toContain(stack.outputs.StateMachineArn);
  expect(stdout).toContain('MalformedTransactionError');
  expect(replaysStartedIn(stdout)).toHaveLength(1);
  expect(stdout).toContain('"ReplayName": "replay-');
}, 90_000);
