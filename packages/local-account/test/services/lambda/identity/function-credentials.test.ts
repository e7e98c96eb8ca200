import { ManualClock } from '../../../../src/clock/manual-clock';
import { eventually, lives, LocalLambda } from '../local-lambda';

const HOUR_MS = 60 * 60 * 1000;
const CODE = `
exports.handler = async () => ({ key: process.env.AWS_ACCESS_KEY_ID, pid: process.pid });
`;

/** Answers when two of its environments have an event. */
const MEETING = `
const fs = require('node:fs');
exports.handler = async () => {
  fs.writeFileSync(\`here-\${process.pid}\`, '');
  while (fs.readdirSync('.').filter((name) => name.startsWith('here-')).length < 2) {
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
  return { key: process.env.AWS_ACCESS_KEY_ID, pid: process.pid };
};
`;

let lambda: LocalLambda | undefined;
afterEach(() => lambda?.stop());

interface Identity {
  readonly key: string;
  readonly pid: number;
}

test('each function has credentials of its own, which its environments share', async () => {
  lambda = await LocalLambda.start(CODE);
  const other = await LocalLambda.start(MEETING);
  try {
    const { key } = (await lambda.result()) as Identity;
    const [first, second] = (await Promise.all([other.result(), other.result()])) as [Identity, Identity];

    expect(key).toMatch(/^ASIALOCAL/);
    expect(first.key).toMatch(/^ASIALOCAL/);
    expect(second.key).toBe(first.key);
    expect(second.pid).not.toBe(first.pid);
    expect(first.key).not.toBe(key);
  } finally {
    await other.stop();
  }
});

test('an environment ends before its credentials do', async () => {
  const clock = new ManualClock();
  lambda = await LocalLambda.start(CODE, {}, { clock });
  const before = (await lambda.result()) as Identity;

  await clock.advance(11 * HOUR_MS);
  await expect(lambda.result()).resolves.toEqual(before);

  await clock.advance(HOUR_MS);
  const after = (await lambda.result()) as Identity;
  expect(after.pid).not.toBe(before.pid);
  expect(after.key).not.toBe(before.key);
  await eventually(() => !lives(before.pid));
});
