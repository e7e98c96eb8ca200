/**
 * Transactions that were accepted at the same time and have gone the same way since. The simulation knows how many they are, not each one,
 * so that a million a second take no longer than one.
 */
export interface Cohort {
  /** The step in which the API accepted them. */
  readonly acceptedAt: number;
  /** A whole number above 0. */
  readonly count: number;
  /** How often the hop that has them has tried in vain. */
  readonly failures: number;
  /** The step in which the rule tried first. @default - it has not */
  readonly firstTriedAt?: number;
}

export function countOf(cohorts: readonly Cohort[]): number {
  return cohorts.reduce((sum, { count }) => sum + count, 0);
}

/**
 * Deals out what there is room for, to each cohort in proportion to its count: whoever comes in one step comes in no order.
 *
 * @param room how many are taken at the most, a whole number
 */
export function takeInProportion(
  cohorts: readonly Cohort[],
  room: number,
): { readonly taken: readonly Cohort[]; readonly left: readonly Cohort[] } {
  const total = countOf(cohorts);
  if (room >= total) return { taken: cohorts, left: [] };
  if (room <= 0) return { taken: [], left: cohorts };
  const taken: Cohort[] = [];
  const left: Cohort[] = [];
  let passed = 0;
  let dealt = 0;
  for (const cohort of cohorts) {
    passed += cohort.count;
    const upTo = Math.floor((passed * room) / total);
    const share = upTo - dealt;
    dealt = upTo;
    if (share === cohort.count) taken.push(cohort);
    else if (share === 0) left.push(cohort);
    else {
      taken.push({ ...cohort, count: share });
      left.push({ ...cohort, count: cohort.count - share });
    }
  }
  return { taken, left };
}
