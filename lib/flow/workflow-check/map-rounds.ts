import { mostItems } from '../items-up-to';
import type { ReportProblem } from './report-problem';
import type { WorkflowState } from './workflow-definition';

/**
 * The most iterations of an inline Map that run at once, whatever MaxConcurrency says.
 *
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/state-map-inline.html
 */
const MOST_AT_ONCE = 40;

/** How many times one after the other a Map's iterations have to run, if each takes as long as the longest. */
export function mapRounds(
  name: string,
  { Items, MaxConcurrency = 0 }: WorkflowState,
  report: ReportProblem,
): number {
  const items = Array.isArray(Items) ? Items.length : mostItems(Items);
  if (items === undefined) {
    report(`${name} takes any number of items. Bound them: items: itemsUpTo(40, '…').`);
    return 0;
  }
  if (typeof MaxConcurrency !== 'number' || MaxConcurrency < 0) {
    report(`${name} has a MaxConcurrency that only its data say. Write a number.`);
    return 0;
  }
  return Math.ceil(items / Math.min(MaxConcurrency || MOST_AT_ONCE, MOST_AT_ONCE));
}
