import { paginateDescribeAlarms } from '@aws-sdk/client-cloudwatch';
import type { Connection } from '../aws/connection';
import type { DeployedStack } from '../aws/deployed-stack';
import type { StatusRecord } from './status-fields';

/** The alarms that tell the stack's topic: its own, and those that a team has added to it. */
export async function readAlarms(
  { cloudWatch }: Pick<Connection, 'cloudWatch'>,
  stack: DeployedStack,
  signal: AbortSignal,
): Promise<NonNullable<StatusRecord['alarms']>> {
  const ActionPrefix = stack.output('AlarmTopicArn');
  let all = 0;
  const inAlarm: NonNullable<StatusRecord['alarms']>['inAlarm'] = [];
  const pages = paginateDescribeAlarms({ client: cloudWatch }, { ActionPrefix }, { abortSignal: signal });
  for await (const { MetricAlarms = [] } of pages) {
    all += MetricAlarms.length;
    for (const { AlarmName = '', StateValue, StateUpdatedTimestamp, StateReason = '' } of MetricAlarms) {
      if (StateValue !== 'ALARM') continue;
      const since = (StateUpdatedTimestamp ?? new Date()).toISOString();
      inAlarm.push({ name: AlarmName, since, reason: StateReason });
    }
  }
  return { all, inAlarm };
}
