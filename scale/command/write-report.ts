import type { Output } from '../../commands/frame/output';
import { underWayOf } from '../simulation/simulated-pipeline';
import type { ScaleReport } from './run-simulation';
import { hopsRecord, planRecord, seriesRecord, simulationRecord } from './scale-records';

/** Writes what a simulation came to. The last record is what became of the transactions. */
export async function writeReport(
  { hops, plan, options, result, rate, cells, shards }: ScaleReport,
  output: Output,
): Promise<void> {
  const { standing, spans, limits, throttles } = result;
  await output.write(hopsRecord, {
    rate,
    hops: hops.map(({ hop, limit, perSecond: ofOne, scope, arithmetic }) => {
      const perSecond = scope === 'stack' ? ofOne * shards : ofOne;
      const times = scope === 'stack' && shards > 1 ? `, × ${shards} copies` : '';
      return { hop, limit, perSecond, arithmetic: arithmetic + times, isBelow: perSecond < rate };
    }),
  });
  await output.write(planRecord, {
    ...plan,
    requests: plan.requests.map(({ quota, ask }) => ({
      id: quota.id,
      name: quota.name === undefined ? quota.what : `${quota.name} (${quota.service} ${quota.code})`,
      ask,
    })),
  });
  await output.write(seriesRecord, { spans: [...spans] });
  await output.write(simulationRecord, {
    rate,
    cells,
    shards,
    seed: options.seed,
    arrived: standing.arrived,
    accepted: standing.accepted,
    refused: standing.arrived - standing.accepted,
    processed: standing.processed,
    undelivered: standing.undelivered,
    unprocessed: standing.unprocessed,
    underWay: underWayOf(standing),
    throttles,
    endedAfterSeconds: result.endedAfterSeconds,
    p50Seconds: result.p50Seconds,
    p99Seconds: result.p99Seconds,
    limits: limits.map(({ limit, seconds, mostHeld }) => ({ limit, seconds, mostHeld })),
  });
}
