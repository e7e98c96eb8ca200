import { ManualClock } from '../../../src/clock/manual-clock';
import { logsService } from '../../../src/services/logs';
import { accountPorts } from '../../account-ports';
import { AwsJsonClient } from '../aws-json-client';

/** CloudWatch Logs alone, with the group `/group`. */
export function logsWorld() {
  const clock = new ManualClock();
  const ports = accountPorts({ clock });
  const { service, logs } = logsService(ports);
  const { administrator } = ports.access;
  logs.createLogGroup({ logGroupName: '/group' });
  return {
    clock,
    logs,
    service,
    trace: ports.trace,
    client: new AwsJsonClient(
      (request) => service.answer(request, administrator, 'request-1'),
      'logs',
      'Logs_20140328',
    ),
    write: (message: string, logStreamName = 'stream', logGroupName = '/group') =>
      logs.write({ caller: administrator }, { logGroupName, logStreamName, timestamp: clock.now(), message }),
  };
}
