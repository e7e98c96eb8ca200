import { mapRounds } from './map-rounds';
import type { ReportProblem } from './report-problem';
import type { Retrier, WorkflowGraph, WorkflowState } from './workflow-definition';

/** What one state takes of the time, at the most. */
export interface Share {
  /** The state's name. */
  readonly state: string;
  /** With all its attempts, and the waits between them. */
  readonly seconds: number;
  /** How the seconds come about, in short. */
  readonly sum: string;
}

export interface Way {
  /** Those of its shares together. */
  readonly seconds: number;
  /** In the order in which they come. */
  readonly shares: readonly Share[];
}

/**
 * The longest that a graph can take, from its first state to an end:
 *
 * - of the ways from a state the longest, those of its catchers among them: a state may take all its time and then fail;
 * - a Task: every attempt until it times out, and every wait between attempts as long as it may be. Each retrier counts its own
 *   attempts, so theirs are added up. Full jitter waits for less than the delay, never for more;
 * - a Wait: its seconds;
 * - a Parallel: its longest branch; a Map: its longest iteration, in as many rounds as the items take. Each again for every
 *   attempt;
 * - the others take no time that counts.
 *
 * A loop, and whatever has no bound in the definition itself, is reported and counts nothing.
 *
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/concepts-error-handling.html
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/state-task.html
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/state-map-inline.html
 */
export function longestWay({ StartAt, States }: WorkflowGraph, report: ReportProblem): Way {
  const known = new Map<string, Way>();
  const before: string[] = [];

  function wayFrom(name: string): Way {
    const state = States[name];
    const way = known.get(name);
    if (way || !state) return way ?? NO_WAY;
    if (before.includes(name)) {
      const loop = [...before.slice(before.indexOf(name)), name].join(' → ');
      report(
        `${loop} is a loop, and nothing bounds its rounds. Use a Retry, which counts its attempts, or a Map.`,
      );
      return NO_WAY;
    }
    before.push(name);
    const here = stayIn(name, state, report);
    const onward = longest(nextStates(state).map(wayFrom));
    before.pop();
    const whole = { seconds: here.seconds + onward.seconds, shares: [...here.shares, ...onward.shares] };
    known.set(name, whole);
    return whole;
  }

  return wayFrom(StartAt);
}

const NO_WAY: Way = { seconds: 0, shares: [] };

function longest(ways: readonly Way[]): Way {
  return ways.reduce((one, other) => (other.seconds > one.seconds ? other : one), NO_WAY);
}

function nextStates({ Next, Default, Choices = [], Catch = [] }: WorkflowState): string[] {
  const names = [Next, Default, ...[...Choices, ...Catch].map((transition) => transition.Next)];
  return [...new Set(names.filter((name) => name !== undefined))];
}

function stayIn(name: string, state: WorkflowState, report: ReportProblem): Way {
  switch (state.Type) {
    case 'Task':
      return repeat(name, state, secondsOf(name, state.TimeoutSeconds, TASK_WITHOUT_LIMIT, report), report);
    case 'Wait':
      return share(name, secondsOf(name, state.Seconds, WAIT_WITHOUT_LIMIT, report), 'waits');
    case 'Parallel': {
      const branch = longest((state.Branches ?? []).map((graph) => longestWay(graph, report)));
      return state.Retry ? repeat(name, state, branch.seconds, report) : branch;
    }
    case 'Map': {
      const processor = state.ItemProcessor ?? state.Iterator;
      const { seconds } = processor ? longestWay(processor, report) : NO_WAY;
      const rounds = mapRounds(name, state, report);
      return repeat(name, state, rounds * seconds, report, `${rounds} × ${seconds} s`);
    }
    default:
      return NO_WAY;
  }
}

const TASK_WITHOUT_LIMIT =
  'has no TimeoutSeconds of its own, and would wait for ever. Write taskTimeout: Timeout.duration(Duration.seconds(…)), or TimeoutSeconds in a CustomState';

const WAIT_WITHOUT_LIMIT =
  'waits for what only its data say. Write a number of seconds: WaitTime.duration(Duration.seconds(…))';

function secondsOf(name: string, seconds: unknown, without: string, report: ReportProblem): number {
  if (typeof seconds === 'number' && seconds >= 0) return seconds;
  report(`${name} ${without}.`);
  return 0;
}

function share(state: string, seconds: number, sum: string): Way {
  return seconds === 0 ? NO_WAY : { seconds, shares: [{ state, seconds, sum }] };
}

/** As many as there are seconds in five minutes: a wait takes one at the least. */
const MOST_ATTEMPTS = 300;

/** All attempts at a state, and the waits between them. */
function repeat(
  name: string,
  { Retry = [] }: WorkflowState,
  once: number,
  report: ReportProblem,
  sum = `${once} s`,
): Way {
  const most = Math.max(0, ...Retry.map(({ MaxAttempts = 0 }) => MaxAttempts));
  if (most > MOST_ATTEMPTS) {
    report(
      `${name} is tried again up to ${most} times, a second apart or more, and an Express workflow has ${MOST_ATTEMPTS} s. Write a smaller maxAttempts.`,
    );
    return NO_WAY;
  }
  const waits = Retry.flatMap(longestWaits);
  const waited = waits.reduce((total, wait) => total + wait, 0);
  const attempts = waits.length + 1;
  const sums = attempts === 1 ? sum : `${attempts} attempts of ${sum}, ${waited} s of waits`;
  return share(name, attempts * once + waited, sums);
}

/** Defaults as in the States Language: three more attempts, after 1, 2 and 4 seconds. */
function longestWaits(retrier: Retrier): number[] {
  const { IntervalSeconds = 1, MaxAttempts = 3, BackoffRate = 2, MaxDelaySeconds = Infinity } = retrier;
  return Array.from({ length: MaxAttempts }, (_, attempt) =>
    Math.min(IntervalSeconds * BackoffRate ** attempt, MaxDelaySeconds),
  );
}
