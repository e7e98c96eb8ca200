import type { Faults } from '@pipeline/local-account';
import type { PlannedFault } from './fault-plan';
import { killFunction } from './kill-function';
import { type Broken, Ledger } from './ledger';
import { sendBodies } from './send-bodies';
import type { Counts, Strikes } from './soak-report';
import type { DeadEvent, SoakedPipeline } from './soaked-pipeline';
import type { SoakedTime } from './soaked-time';

const SECOND_MS = 1_000;
const MINUTE_MS = 60 * SECOND_MS;

/** Longer than the rule tries, which is a day. */
const LONGEST_WAY_MS = 25 * 60 * MINUTE_MS;

/** Longer than a message that was received stays away, and then takes with nothing in its way. */
const REDRIVE_MS = 10 * MINUTE_MS;

/** What refills the throttle, and ends what waits for a function. */
const PAUSE_MS = 10 * SECOND_MS;

/** After so many transactions the process of a function is killed. */
const KILL_EVERY = 200;

/** The name that a report has for it. */
const KILLED = 'function: killed';

export interface RoundProps {
  readonly pipeline: SoakedPipeline;
  readonly faults: Pick<Faults, 'add' | 'clear'>;
  readonly time: SoakedTime;
  readonly plan: readonly PlannedFault[];
  readonly bodies: readonly string[];
  /** Is told of each that was answered. */
  readonly onAnswer?: () => void;
  /** Ends the sending before all are sent. @default - all are */
  readonly signal?: AbortSignal;
}

export interface RoundResult {
  readonly counts: Counts;
  readonly strikes: Strikes;
  readonly broken: readonly Broken[];
}

/**
 * Sends transactions while things go wrong, waits until all have come to rest, and looks where each is; then nothing goes wrong any
 * more, what is in the dead-letter queues is redriven, and it looks again. It leaves the queues empty.
 */
export async function soakRound(props: RoundProps): Promise<RoundResult> {
  const { pipeline, time } = props;
  const ledger = new Ledger();
  const startedAt = time.now();
  const strikes = await sendIntoFaults(props, ledger);
  for await (const copy of pipeline.readLog(startedAt)) ledger.findInLog(copy);

  const redrivenAt = time.now();
  await redriveUndelivered(props, ledger);
  await redriveUnprocessed(props, ledger);
  for await (const copy of pipeline.readLog(redrivenAt)) ledger.findInLog(copy);
  // What is no JSON is here once more; anything else that is here was not helped by a redrive.
  for await (const letter of pipeline.takeUnprocessed()) ledger.findDeadLetter(letter);
  return { counts: ledger.counts, strikes, broken: ledger.broken };
}

async function sendIntoFaults(
  { pipeline, faults, time, plan, bodies, onAnswer, signal }: RoundProps,
  ledger: Ledger,
): Promise<Strikes> {
  const set = faults.add(plan.map(({ spec }) => spec));
  let sent = 0;
  await sendBodies(bodies, {
    pipeline,
    signal,
    waitForThrottle: () => time.advance(PAUSE_MS),
    onAnswer: async (body, answer) => {
      ledger.enter(body, answer);
      onAnswer?.();
      sent += 1;
      if (sent % KILL_EVERY === 0) await killFunction(sent / KILL_EVERY);
    },
  });
  await time.advanceUntilRest(LONGEST_WAY_MS);
  faults.clear();
  const strikes = plan.map(({ name }, index) => [name, set[index]?.strikes ?? 0] as const);
  return { ...Object.fromEntries(strikes), [KILLED]: Math.floor(sent / KILL_EVERY) };
}

/** By SQS, which moves all that is there. */
async function redriveUndelivered({ pipeline, time }: RoundProps, ledger: Ledger): Promise<void> {
  let isEmpty = true;
  for await (const letter of pipeline.readUndelivered()) {
    isEmpty = false;
    ledger.findDeadLetter(letter);
    ledger.redrive(letter);
  }
  if (isEmpty) return;
  // What was looked at is away for as long as its visibility timeout.
  await time.advance(2 * MINUTE_MS);
  await pipeline.redriveUndelivered();
  await time.advance(REDRIVE_MS);
}

/** By starting the workflow with the event as it is, once for each transaction that is not in the log. */
async function redriveUnprocessed({ pipeline, time }: RoundProps, ledger: Ledger): Promise<void> {
  const events: DeadEvent[] = [];
  for await (const letter of pipeline.takeUnprocessed()) {
    ledger.findDeadLetter(letter);
    if (!ledger.isToBeRedriven(letter)) continue;
    ledger.redrive(letter);
    events.push(letter);
  }
  for (const { event } of events) await pipeline.process(event);
  await time.advance(REDRIVE_MS);
}
