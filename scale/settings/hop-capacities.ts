import type { Limit } from '../simulation/limit-ledger';
import type { SimulatedDeployment } from './pipeline-parameters';

/** The most that a hop passes on, and why. */
export interface HopCapacity {
  readonly hop: string;
  readonly limit: Limit;
  /** Transactions. */
  readonly perSecond: number;
  /** Whether each copy of the stack has it, or all of the account together. */
  readonly scope: 'stack' | 'account';
  /** How that comes about, in figures. */
  readonly arithmetic: string;
}

/**
 * What each limit lets through in a second, for as long as it takes: of one copy of the stack where each has its own, of the account where
 * all share it. Batches are taken to be full, as they are where it is tight.
 */
export function hopCapacities({
  settings,
  quotas,
  times,
}: Omit<SimulatedDeployment, 'shards'>): HopCapacity[] {
  const { batchSize, throttleRateLimit } = settings;
  const { batchSeconds, functionSeconds } = times;
  const requests = quotas['function-requests'];
  const heldSeconds = Math.max(functionSeconds, 1 / requests);
  const batches = (count: number) => Math.floor((count * batchSize) / batchSeconds);
  const inBatches = (count: number) =>
    `${format(count)} batches at once × ${batchSize} messages ÷ ${batchSeconds} s`;
  const byTime =
    functionSeconds > 1 / requests ? `÷ ${functionSeconds} s` : `× ${requests} requests a second`;
  return [
    of(
      'HTTP API',
      'throttleRateLimit',
      'stack',
      throttleRateLimit,
      `throttleRateLimit ${format(throttleRateLimit)}`,
    ),
    of('HTTP API', 'api-rate', 'account', quotas['api-rate'], `${format(quotas['api-rate'])} requests`),
    of(
      'Queue',
      'queue-in-flight',
      'stack',
      Math.floor(quotas['queue-in-flight'] / batchSeconds),
      `${format(quotas['queue-in-flight'])} messages in flight ÷ ${batchSeconds} s`,
    ),
    of('Pipe', 'pipe-batches', 'stack', batches(quotas['pipe-batches']), inBatches(quotas['pipe-batches'])),
    of(
      'Pipe',
      'pipes-account-batches',
      'account',
      batches(quotas['pipes-account-batches']),
      inBatches(quotas['pipes-account-batches']),
    ),
    of(
      'Bus',
      'put-events',
      'account',
      quotas['put-events'] * batchSize,
      `${format(quotas['put-events'])} PutEvents × ${batchSize} events`,
    ),
    of(
      'Rule',
      'rule-invocations',
      'account',
      quotas['rule-invocations'],
      `${format(quotas['rule-invocations'])} invocations`,
    ),
    of(
      'Workflow',
      'start-rate',
      'account',
      quotas['start-rate'],
      `${format(quotas['start-rate'])} StartExecution`,
    ),
    of(
      'Function',
      'function-concurrency',
      'account',
      Math.floor(quotas['function-concurrency'] / heldSeconds + 1e-9),
      `${format(quotas['function-concurrency'])} environments ${byTime}`,
    ),
  ];
}

function of(
  hop: string,
  limit: Limit,
  scope: HopCapacity['scope'],
  perSecond: number,
  arithmetic: string,
): HopCapacity {
  return { hop, limit, scope, perSecond, arithmetic };
}

function format(count: number): string {
  return count.toLocaleString('en');
}
