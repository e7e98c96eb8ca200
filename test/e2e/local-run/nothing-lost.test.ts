import fc from 'fast-check';
import { readCloudAssembly } from '../../../local/cloud-assembly';
import { quick } from './quick-template';
import { randomFaults } from './random-faults';
import { post, startRun, type TestRun } from './run';
import { findTransactions, type Place } from './transaction-places';

const TRANSACTIONS = 100;

const synthesized = quick(readCloudAssembly(process.env.CLOUD_ASSEMBLY ?? ''));

/** Bodies that tell from which transaction they come; every fifth or so is no JSON. */
const body = fc.oneof(
  { weight: 4, arbitrary: fc.json({ maxDepth: 2 }).map((json) => ` {"it" : ${json}}\n`) },
  { weight: 1, arbitrary: fc.lorem({ maxCount: 3 }) },
);

/** @returns whether every accepted message has left the source queue, and every event has come to an end */
function watch({ trace }: TestRun): (accepted: number) => boolean {
  const count = { EventPut: 0, ExecutionEnded: 0, DeadLetterSent: 0 };
  const gone = new Set<string | undefined>();
  trace.subscribe(({ what, resource, transaction }) => {
    if (what in count) count[what as keyof typeof count]++;
    const left = what === 'MessageDeleted' || what === 'MessageMoved';
    if (left && resource.includes('Source')) gone.add(transaction.messageId);
  });
  return (accepted) =>
    gone.size === accepted && count.EventPut === count.ExecutionEnded + count.DeadLetterSent;
}

test.each([1, 20_261_122])(
  'whatever goes wrong, every accepted transaction is logged or a dead letter, byte for byte (seed %i)',
  async (seed) => {
    const run = await startRun(synthesized, randomFaults(seed));
    try {
      const isAtRest = watch(run);
      const bodies = fc.sample(body, { seed, numRuns: TRANSACTIONS });
      const sent = await Promise.all(
        bodies.map(async (text) => ({ ...(await post(run, text)), body: text })),
      );
      const accepted = new Map(sent.filter((one) => one.accepted).map((one) => [one.apiRequestId, one.body]));
      await run.trace.waitFor('rest', () => isAtRest(accepted.size), 60_000);
      const { logged, undelivered, unprocessed, waiting } = await findTransactions(run);

      const found = [...logged, ...undelivered, ...unprocessed];
      expect(found.filter((place) => !isAsSent(place, accepted))).toEqual([]);
      expect(new Set(found.map(({ apiRequestId }) => apiRequestId))).toEqual(new Set(accepted.keys()));
      expect(logged.filter((place) => !isJson(place.body))).toEqual([]);
      expect(waiting).toEqual([]);
      // A run in which nothing went wrong would prove nothing.
      expect(accepted.size).toBeLessThan(TRANSACTIONS);
      for (const place of [logged, undelivered, unprocessed]) expect(place).not.toEqual([]);
    } finally {
      await run.stop();
    }
  },
  90_000,
);

function isAsSent({ apiRequestId, body: found }: Place, accepted: ReadonlyMap<string, string>): boolean {
  return apiRequestId !== undefined && accepted.get(apiRequestId) === found;
}

function isJson(text = ''): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
