import { table } from './markdown';

/** Of Step Functions, counted in November 2026. What was recorded with a Standard workflow is compared with an Express one's log. */
const CASES: readonly (readonly [what: string, cases: number])[] = [
  ['agree', 690],
  ['differ, by the table below: traces of stacks, what is billed, moments, recordings of older times', 9],
  ['are of Distributed Maps, which Express workflows have not', 154],
  ['are of activities, which Express workflows have not', 46],
  ['wait for a token or for a job’s end, which Express workflows cannot', 17],
  ['list, describe or stop executions, as only Standard workflows let one', 17],
  ['are of versions, aliases and tags of state machines', 46],
  ['mock services by a file, which AWS itself has not', 20],
  ['call REST APIs', 10],
  ['take services that do not run here, such as ECS and Secrets Manager, other accounts, or FIFO topics', 18],
  ['create stacks or delete log groups over the API', 9],
  ['have no recording, or a set-up that could not be made here', 19],
];

/** How many of the cases that are recorded on AWS agree, and why the rest does not. */
export function recordedCases(): string {
  const total = CASES.reduce((sum, [, cases]) => sum + cases, 0);
  const rows = CASES.map(([what, cases]) => [what, String(cases)]);
  return table(
    [`Of ${total.toLocaleString('en')} cases of Step Functions that were recorded on AWS`, ''],
    rows,
  );
}
