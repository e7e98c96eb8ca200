import { awsJson } from '../../../wire/aws-json';
import type { ServiceApi } from '../../../wire/service-api';
import type { LocalWorld } from '../../local-world';
import { describeLogGroups } from './describe-log-groups';
import { describeLogStreams } from './describe-log-streams';
import { filterLogEvents } from './filter-log-events';
import { getLogEvents } from './get-log-events';
import { startLiveTail } from './start-live-tail';

/** CloudWatch Logs: what the stack has logged. The CLI's `logs tail` is FilterLogEvents, asked again and again. */
export const logsApi: ServiceApi<LocalWorld> = {
  signingName: 'logs',
  protocol: awsJson({ version: '1.1', targetPrefix: 'Logs_20140328' }),
  operations: [describeLogGroups, describeLogStreams, filterLogEvents, getLogEvents, startLiveTail],
};
