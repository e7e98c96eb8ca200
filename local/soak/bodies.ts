import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { anyBody } from './body/any-body';
import { bodyAtTheLimit } from './body/at-the-limit';
import { jsonText } from './body/json-text';

/** What a body has in it for which the bus, or the workflow, is out of order for as long as it is tried. */
export const OUTAGE_OF_BUS = 'the bus is out of order';
export const OUTAGE_OF_WORKFLOW = 'the workflow is out of order';

/** What stands in a body that is no JSON, and whose dead letter is not taken at once. */
export const HARD_TO_KEEP = 'this is hard to keep';

const outage = (where: string) => jsonText.map((json) => `{"note":"${where}","it":${json}}`);

/** A thousand or so have a body of each kind that makes much work. */
const body = fc.oneof(
  { weight: 900, arbitrary: jsonText },
  { weight: 100, arbitrary: anyBody },
  { weight: 10, arbitrary: jsonText.map((json) => `${HARD_TO_KEEP}: ${json}`) },
  { weight: 2, arbitrary: bodyAtTheLimit },
  { weight: 2, arbitrary: outage(OUTAGE_OF_BUS) },
  { weight: 1, arbitrary: outage(OUTAGE_OF_WORKFLOW) },
);

/**
 * The bodies of a round, the same for the same seed and round. No two are the same, since faults tell transactions apart by their bodies.
 */
export function bodiesOf(seed: number, round: number, count: number): readonly string[] {
  const bodies = new Set<string>();
  const roundSeed = createHash('sha256').update(`${seed}\n${round}`).digest().readInt32BE();
  for (const text of fc.sample(body, { seed: roundSeed, numRuns: count })) bodies.add(unlike(bodies, text));
  return [...bodies];
}

/** White space at the end makes another body of it, and JSON stays JSON. */
function unlike(bodies: ReadonlySet<string>, text: string): string {
  let other = text;
  while (bodies.has(other)) other += ' ';
  return other;
}
