import type { AccountPorts } from '../../account-ports';
import { createService, type Service } from '../../service';
import { awsJson } from '../../wire/aws-json';
import { orCbor } from '../../wire/rpc-v2-cbor';
import { acceptedCloudWatchTypes } from './accepted-types';
import { Metrics, type MetricsProps } from './metrics';
import { getMetricData } from './operations/get-metric-data';
import type { CloudWatchPorts } from './ports';

/** CloudWatch, as far as a few metrics of queues, workflows and functions go. Alarms and dashboards are not run. */
export function cloudWatchService(account: AccountPorts, needs: Pick<MetricsProps, 'queue'>): Service {
  const metrics = new Metrics({ ...account, ...needs });
  return createService<CloudWatchPorts>(account, {
    name: 'cloudwatch',
    signingName: 'monitoring',
    ports: { ...account, metrics },
    api: {
      protocol: orCbor(awsJson({ version: '1.0', targetPrefix: 'GraniteServiceVersion20100801' })),
      operations: [getMetricData],
    },
    accepted: acceptedCloudWatchTypes,
    stop: () => metrics.stop(),
  });
}
