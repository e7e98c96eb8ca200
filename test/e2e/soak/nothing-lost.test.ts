import { readCloudAssembly } from '../../../local/cloud-assembly';
import { faultPlan } from '../../../local/soak/fault-plan';
import { soak } from '../../../local/soak/soak';
import type { SoakReport } from '../../../local/soak/soak-report';
import { startSoakedRun } from '../../../local/soak/start-soaked-run';

const synthesized = readCloudAssembly(process.env.CLOUD_ASSEMBLY ?? '');

/** As many as have a process killed among them. */
const TRANSACTIONS = 200;

async function soakWith(seed: number): Promise<SoakReport> {
  await using run = await startSoakedRun(synthesized);
  return await soak({ ...run, transactions: TRANSACTIONS, seed });
}

/** Of few seeds so few bodies are of every kind. */
const SEED = 35;

test('whatever goes wrong, every accepted transaction is logged in the end or a dead letter, byte for byte', async () => {
  const first = await soakWith(SEED);

  expect(first).toMatchObject({ seed: SEED, transactions: TRANSACTIONS, lost: 0, altered: 0 });
  // A run in which nothing went wrong would prove nothing.
  expect(first.accepted).toBeLessThan(TRANSACTIONS);
  for (const count of [first.logged, first.deadLettered, first.redriven, first.duplicated])
    expect(count).toBeGreaterThan(0);
  const struck = faultPlan(SEED).filter(({ name }) => (first.faults[name] ?? 0) > 0);
  expect(struck.length).toBeGreaterThanOrEqual(15);
  expect(first.faults['function: killed']).toBe(1);

  const second = await soakWith(SEED);
  expect(second.faults).toEqual(first.faults);
}, 120_000);
