import { longestWay, type Way } from './longest-way';
import { refuseUncatchable } from './refuse-uncatchable';
import type { WorkflowGraph } from './workflow-definition';
import { WorkflowError } from './workflow-error';

/**
 * How long an Express workflow may run. Its own timeout cannot be caught, and leaves no time for a dead letter.
 *
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/service-quotas.html
 */
const EXPRESS_SECONDS = 300;

/**
 * Checks that whatever fails in a workflow, and however late, is caught in time.
 *
 * @throws WorkflowError with every state that keeps it from that
 */
export function checkWorkflow(graph: WorkflowGraph): void {
  const problems: string[] = [];
  const report = (problem: string) => void (problems.includes(problem) || problems.push(problem));
  refuseUncatchable(graph, report);
  const longest = longestWay(graph, report);
  if (problems.length === 0 && longest.seconds >= EXPRESS_SECONDS) report(tooLong(longest));
  if (problems.length > 0) throw WorkflowError.ofProblems(problems);
}

const SHORTEN =
  'Write fewer attempts (invokeFunction(…, { maxRetries: 3 }), or maxAttempts of a Retry), a shorter taskTimeout, or a shorter Wait.';

function tooLong({ seconds, shares }: Way): string {
  const names = Math.max(...shares.map(({ state }) => state.length));
  const rows = shares.map(
    ({ state, seconds: each, sum }) => `  ${state.padEnd(names)}  ${`${each} s`.padStart(7)}  ${sum}`,
  );
  return [
    `The longest way takes ${seconds} s, and has to take less than ${EXPRESS_SECONDS} s, dead letters included: an Express workflow is ended then, and nothing can catch it. ${SHORTEN} Its states, at the most:`,
    ...rows,
  ].join('\n');
}
