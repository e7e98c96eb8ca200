import { parseArn } from '../../../arn';
import type { TargetService } from './target-service';
import { busTarget } from './targets/bus-target';
import { functionTarget } from './targets/function-target';
import { logGroupTarget } from './targets/log-group-target';
import { queueTarget } from './targets/queue-target';
import { stateMachineTarget } from './targets/state-machine-target';
import { topicTarget } from './targets/topic-target';

/** What the local run delivers to: the service in the target's ARN, and what its resource begins with. */
const TARGET_SERVICES: readonly (readonly [service: string, resource: string, target: TargetService])[] = [
  ['events', 'event-bus/', busTarget],
  ['lambda', 'function:', functionTarget],
  ['logs', 'log-group:', logGroupTarget],
  ['sns', '', topicTarget],
  ['sqs', '', queueTarget],
  ['states', 'stateMachine:', stateMachineTarget],
];

/** In words, for who names another. */
export const WHAT_IS_DELIVERED_TO =
  'state machines, SQS queues, functions, SNS topics, event buses and log groups';

/** @returns undefined for what the local run does not deliver to */
export function targetServiceOf(arn: string): TargetService | undefined {
  const { service, resource } = parseArn(arn);
  return TARGET_SERVICES.find(([name, start]) => name === service && resource.startsWith(start))?.[2];
}
