import { ManualClock } from '../../../src/clock/manual-clock';
import { logsService } from '../../../src/services/logs';
import { accountPorts } from '../../account-ports';
import { AwsJsonClient } from '../aws-json-client';

/** CloudWatch Logs alone, with the group `/group`. */
export function logsWorld() {
  const clock = new ManualClock();
  const ports = accountPorts({ clock });
  const { service, logs, groups } = logsService(ports);
  const { administrator } = ports.access;
  const logGroupType = service.resourceTypes.find(({ type }) => type === 'AWS::Logs::LogGroup');
  const createGroup = (LogGroupName: string, RetentionInDays?: number) =>
    void logGroupType?.create(
      { LogGroupName, RetentionInDays },
      { logicalId: 'Group', type: 'AWS::Logs::LogGroup', stackId: 'arn:stack', physicalName: 'Group' },
    );
  createGroup('/group');
  return {
    clock,
    groups,
    createGroup,
    logs,
    service,
    trace: ports.trace,
    client: new AwsJsonClient(
      (request) => service.answer(request, administrator, 'request-1'),
      'logs',
      'Logs_20140328',
    ),
    write: (message: string, logStreamName = 'stream', logGroupName = '/group') =>
      logs
        .openVendedLog(`arn:aws:logs:us-east-1:000000000000:log-group:${logGroupName}`, logStreamName)
        .write(clock.now(), message),
  };
}
