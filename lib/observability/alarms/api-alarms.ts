import type { Metric } from 'aws-cdk-lib/aws-cloudwatch';
import { calculateMetric, type PipelineMetrics } from '../pipeline-metrics';
import { type AlarmDefinition, FIVE_MINUTES } from './alarm-definition';

/** Whether senders get their transactions in. */
export function apiAlarms({ api }: PipelineMetrics): AlarmDefinition[] {
  const share = (label: string, errors: Metric, leastRequests: number) =>
    calculateMetric(label, `IF(requests >= ${leastRequests}, 100 * errors / requests, 0)`, {
      requests: api.requests,
      errors,
    });
  return [
    {
      name: 'ApiFails',
      // However few there are: nobody but the API or its permissions makes a request fail.
      metric: share('failed requests, %', api.serverErrors, 1),
      times: [2, 3],
      period: FIVE_MINUTES,
      happened: 'The API answers 5xx: senders get no receipt, and nothing of theirs is stored.',
      runbook: 'the-api-fails',
    },
    {
      name: 'ApiRefuses',
      // Below 20 requests a share says little: one scanner would be half of all.
      metric: share('refused requests, %', api.clientErrors, 20),
      from: 50,
      times: [3, 4],
      period: FIVE_MINUTES,
      happened: 'The API refuses half of all requests or more (4xx): nothing of theirs is stored.',
      runbook: 'the-api-refuses-much',
    },
  ];
}
