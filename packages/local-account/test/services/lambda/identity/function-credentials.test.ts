import { ManualClock } from '../../../../src/clock/manual-clock';
import { eventually, lives, LocalLambda } from '../local-lambda';

const HOUR_MS = 60 * 60 * 1000;
const CODE = `
exports.handler = async () => ({ key: process.env.AWS_ACCESS_KEY_ID, pid: process.pid });
`;

let lambda: LocalLambda | undefined;
afterEach(() => lambda?.stop());

interface Identity {
  readonly key: string;
  readonly pid: number;
}

test('each function has credentials of its own, which its environments share', async () => {
  lambda = await LocalLambda.start(CODE);
  const wait = `exports.handler = async () => {
    await new Promise((resolve) => setTimeout(resolve, 200));
    return process.env.AWS_ACCESS_KEY_ID;
  }`;
  const other = await LocalLambda.start(wait);
  try {
    const { key } = (await lambda.result()) as Identity;
    const [first, second] = await Promise.all([other.result(), other.result()]);

    expect(key).toMatch(/^ASIALOCAL/);
    expect(first).toMatch(/^ASIALOCAL/);
    expect(second).toBe(first);
    expect(first).not.toBe(key);
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
