import type { ManualClock } from '../../../../src/clock/manual-clock';
import { accountUnderTest } from '../../../account-under-test';
import { createLive } from '../../../create-live';
import { functionRole } from '../function-stack';

/** Returns what it is, once a file is there if the event names one; fails if the event says so. */
const code = (text: string) => `
  const { existsSync, writeFileSync } = require('node:fs');
  exports.handler = async ({ hold, fail, tell }, { functionVersion }) => {
    if (tell) writeFileSync(tell, ${JSON.stringify(text)});
    while (hold && !existsSync(hold)) await new Promise((resolve) => setTimeout(resolve, 5));
    if (fail && ${JSON.stringify(text)} === 'old') throw new Error('intended');
    return [${JSON.stringify(text)}, process.env.COLOUR, functionVersion].join();
  };`;

/** The properties of a function `F`, whose role is the resource `Role`. */
export const functionOf = (text: string, others: object = {}) => ({
  FunctionName: 'F',
  Runtime: 'nodejs24.x',
  Handler: 'index.handler',
  Role: 'arn:aws:iam::000000000000:role/Test-Role',
  Code: { ZipFile: code(text) },
  ...others,
});

/** An account with the function `F` of the text `old`. */
export async function startChangingFunction(others: object = {}, clock?: ManualClock) {
  const account = accountUnderTest({ clock });
  const role = functionRole() as { Properties: Record<string, unknown> };
  await createLive(account, 'AWS::IAM::Role', role.Properties, 'Role');
  const live = await createLive(account, 'AWS::Lambda::Function', functionOf('old', others));
  return { account, live, [Symbol.asyncDispose]: () => account[Symbol.asyncDispose]() };
}
