import type { Target } from '@aws-sdk/client-eventbridge';
import type { Call } from '../../../wire/operation';
import type { EventsNeeds, ParsedInput } from '../needs';

/** A service whose resources can be the targets of rules. */
export interface TargetService {
  /** Whether EventBridge takes on a role for it; without one, a policy of the target lets it in. */
  readonly requiresRole: boolean;
  /** @throws AwsError as the service answers */
  invoke(
    needs: EventsNeeds,
    call: Call,
    target: { readonly arn: string; readonly listed: Target },
    input: ParsedInput,
  ): Promise<unknown>;
}

/** What the local run delivers to, by the service in the target's ARN. */
export const TARGET_SERVICES: ReadonlyMap<string, TargetService> = new Map<string, TargetService>([
  [
    'states',
    {
      requiresRole: true,
      invoke: ({ stateMachines }, call, { arn }, input) =>
        stateMachines.startExecution(call, { stateMachineArn: arn, input }),
    },
  ],
  [
    'sqs',
    {
      requiresRole: false,
      invoke: ({ queues }, call, { arn, listed }, { text }) =>
        queues.sendMessage(call, {
          queueArn: arn,
          MessageBody: text,
          MessageGroupId: listed.SqsParameters?.MessageGroupId,
        }),
    },
  ],
]);
