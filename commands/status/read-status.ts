import { DescribeRuleCommand } from '@aws-sdk/client-eventbridge';
import { DescribePipeCommand } from '@aws-sdk/client-pipes';
import type { Connection } from '../aws/connection';
import type { DeployedStack } from '../aws/deployed-stack';
import { countMessages } from '../letters/letter-queue';
import { readAlarms } from './read-alarms';
import { QUEUES, readMetrics } from './read-metrics';
import type { StatusRecord } from './status-fields';

export interface StatusQuestion {
  readonly connection: Connection;
  readonly stack: DeployedStack;
  /** How far back is counted what was accepted, processed and failed, in milliseconds. */
  readonly lastMs: number;
  readonly signal: AbortSignal;
}

/** How things stand. Metrics and alarms that cannot be asked for are told as not known; for everything else there has to be an answer. */
export async function readStatus({
  connection,
  stack,
  lastMs,
  signal,
}: StatusQuestion): Promise<StatusRecord> {
  const now = Date.now();
  const [queue, undelivered, unprocessed, pipe, rule, metrics, alarms] = await Promise.all([
    countMessages(connection, stack.output(QUEUES.queue)),
    countMessages(connection, stack.output(QUEUES.undelivered)),
    countMessages(connection, stack.output(QUEUES.unprocessed)),
    describePipe(connection, stack, signal),
    describeRule(connection, stack, signal),
    orNotKnown('metrics', readMetrics(connection, stack, { now, lastMs, signal })),
    orNotKnown('alarms', readAlarms(connection, stack, signal)),
  ]);
  const { known: counted } = metrics;
  const stateOf = ({ visible, hidden }: typeof queue, role: keyof typeof QUEUES) => ({
    waiting: visible,
    inFlight: hidden,
    oldestSeconds: visible + hidden === 0 ? undefined : counted?.oldest[role],
  });
  return {
    time: new Date(now).toISOString(),
    stackName: stack.name,
    queue: stateOf(queue, 'queue'),
    undelivered: stateOf(undelivered, 'undelivered'),
    unprocessed: stateOf(unprocessed, 'unprocessed'),
    lastSeconds: lastMs / 1000,
    accepted: counted?.accepted,
    processed: counted?.processed,
    failed: counted?.failed,
    pipe,
    rule,
    alarms: alarms.known,
    notKnown: [metrics, alarms].flatMap(({ notKnown }) => notKnown ?? []),
  };
}

/** Errors by which an endpoint says that it does not have an operation, or that its caller may not use it. */
const NOT_ANSWERED = new Set(['UnknownOperationException', 'AccessDenied', 'AccessDeniedException']);

interface Known<T> {
  readonly known?: T;
  readonly notKnown?: StatusRecord['notKnown'][number];
}

async function orNotKnown<T>(
  what: StatusRecord['notKnown'][number]['what'],
  asked: Promise<T>,
): Promise<Known<T>> {
  try {
    return { known: await asked };
  } catch (error) {
    const { name, message } = error as Error;
    if (!NOT_ANSWERED.has(name)) throw error;
    return { notKnown: { what, why: message } };
  }
}

async function describePipe(
  { pipes }: Connection,
  stack: DeployedStack,
  abortSignal: AbortSignal,
): Promise<StatusRecord['pipe']> {
  const name = stack.output('PipeName');
  const { CurrentState: state = 'UNKNOWN', StateReason: reason } = await pipes.send(
    new DescribePipeCommand({ Name: name }),
    { abortSignal },
  );
  return { name, state, reason };
}

async function describeRule(
  { events }: Connection,
  stack: DeployedStack,
  abortSignal: AbortSignal,
): Promise<StatusRecord['rule']> {
  const name = stack.output('RuleArn').split('/').at(-1) ?? '';
  const { State: state = 'UNKNOWN' } = await events.send(
    new DescribeRuleCommand({ Name: name, EventBusName: stack.output('EventBusName') }),
    { abortSignal },
  );
  return { name, state };
}
