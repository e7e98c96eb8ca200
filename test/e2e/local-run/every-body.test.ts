import fc from 'fast-check';
import { readCloudAssembly } from '../../../local/cloud-assembly';
import { anyBody } from '../../../local/soak/body/any-body';
import { LARGEST_BYTES } from '../../../local/soak/body/at-the-limit';
import { NASTY_BODIES } from '../../../local/soak/body/nasty-bodies';
import { type Answer, post, startRun, type TestRun } from './run';
import { findTransactions, type Found } from './transaction-places';

/** For a long run: `EVERY_BODY=100000 npm run test:e2e -- every-body`. */
const BODIES = Number(process.env.EVERY_BODY ?? 300);

/** So many are under way at once. */
const AT_ONCE = 30;

let run: TestRun;
beforeAll(async () => {
  run = await startRun(readCloudAssembly(process.env.CLOUD_ASSEMBLY ?? ''));
}, 60_000);
afterAll(() => run[Symbol.asyncDispose]());

/** Sends each, and waits for the end of each that was accepted. @returns what became of each, in their order */
async function sendAll(bodies: readonly string[]): Promise<string[]> {
  const since = Date.now();
  const answers = await Promise.all(bodies.map((body) => post(run, body)));
  await Promise.all(answers.filter(({ accepted }) => accepted).map(untilEnded));
  const found = await findTransactions(run, since);
  return answers.map((answer, at) => describeEnd(answer, bodies[at], found));
}

function untilEnded({ apiRequestId }: Answer): Promise<unknown> {
  return run.trace.waitFor(
    `the end of ${apiRequestId}`,
    ({ what, transaction }) => what === 'ExecutionEnded' && transaction.id === apiRequestId,
  );
}

/** In one word if it is as it should be: in one place, with the body that was sent. */
function describeEnd({ apiRequestId, accepted }: Answer, body: string | undefined, found: Found): string {
  if (!accepted) return 'refused';
  const ends = Object.entries<Found[keyof Found]>({ ...found }).flatMap(([where, places]) =>
    places
      .filter((place) => place.apiRequestId === apiRequestId)
      .map((place) => (place.body === body ? where : `${where}, altered: ${place.body}`)),
  );
  return ends.join(' and ') || 'lost';
}

function expectedEnd(body: string): string {
  try {
    JSON.parse(body);
    return 'logged';
  } catch {
    return 'unprocessed';
  }
}

test.each([
  ['nothing', ''],
  ['a character that SQS does not take', '{"a":"\u0001"}'],
  ['one that no text should have', '{"a":"\uFFFF"}'],
  ['more than the limit', ' '.repeat(LARGEST_BYTES + 257)],
])('a body of %s is refused, and is nowhere', async (_, body) => {
  const since = Date.now();
  const answer = await post(run, body);

  expect(answer.accepted).toBe(false);
  await expect(findTransactions(run, since)).resolves.toEqual({
    logged: [],
    undelivered: [],
    unprocessed: [],
    waiting: [],
  });
});

test('each body made to break parsers ends in the log if it is JSON, else in unprocessed, byte for byte', async () => {
  const ends = await sendAll(NASTY_BODIES);

  expect(ends).toEqual(NASTY_BODIES.map(expectedEnd));
});

test(
  'any body ends in the log if it is JSON, else in unprocessed, byte for byte',
  async () => {
    const seen = { logged: 0, unprocessed: 0, atTheLimit: 0 };
    await fc.assert(
      fc.asyncProperty(fc.array(anyBody, { minLength: AT_ONCE, maxLength: AT_ONCE }), async (bodies) => {
        const ends = await sendAll(bodies);

        expect(ends).toEqual(bodies.map(expectedEnd));
        for (const body of bodies) {
          seen[expectedEnd(body) as 'logged' | 'unprocessed']++;
          if (Buffer.byteLength(body) > LARGEST_BYTES - 5) seen.atTheLimit++;
        }
      }),
      { numRuns: Math.ceil(BODIES / AT_ONCE) },
    );
    // A run that came upon one kind only would prove little.
    expect(seen.logged).toBeGreaterThan(BODIES / 4);
    expect(seen.unprocessed).toBeGreaterThan(BODIES / 20);
    expect(seen.atTheLimit).toBeGreaterThan(0);
  },
  30_000 + BODIES * 100,
);
