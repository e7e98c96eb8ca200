import type { EventBus } from 'aws-cdk-lib/aws-events';
import { AnyPrincipal, Effect, type IRole, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { Queue } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';

export interface SealProps {
  /** Where accepted transactions wait. */
  readonly queue: Queue;
  /** Who sends to the queue: the API. */
  readonly sender: IRole;
  /** Where the pipe puts them. */
  readonly eventBus: EventBus;
  /** Who puts events on the bus: the pipe, and a workflow that publishes results. */
  readonly publishers: readonly IRole[];
  /** Roles that may send to the queue, too; none if empty. `*` and `?` stand for parts of an ARN. */
  readonly operatorRoleArns: readonly string[];
}

/**
 * Denies everybody else to send to the queue or to put events on the bus, whatever their own policies allow: who is not the
 * API cannot bring in a transaction, and who is neither the pipe nor a workflow that publishes results cannot bring in an event that looks
 * like one.
 *
 * A denial in a resource's policy holds against the account's administrators, too, until they change that policy.
 */
export class Seal extends Construct {
  constructor(scope: Construct, id: string, props: SealProps) {
    super(scope, id);
    const { queue, sender, eventBus, publishers, operatorRoleArns } = props;
    queue.addToResourcePolicy(
      denyAllBut([sender.roleArn, ...operatorRoleArns], {
        sid: 'OnlyTheApiSends',
        actions: ['sqs:SendMessage'],
        resources: [queue.queueArn],
        // SQS's move task sends with the permissions of whoever started it, and this key tells it apart.
        // https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-configure-dead-letter-queue-redrive.html
        conditions: { StringNotEqualsIfExists: { 'aws:CalledViaLast': 'sqs.amazonaws.com' } },
      }),
    );
    eventBus.addToResourcePolicy(
      denyAllBut(
        publishers.map(({ roleArn }) => roleArn),
        {
          sid: 'OnlyThePipePutsEvents',
          actions: ['events:PutEvents'],
          resources: [eventBus.eventBusArn],
          conditions: {},
        },
      ),
    );
  }
}

interface DeniedCalls {
  readonly sid: string;
  readonly actions: string[];
  readonly resources: string[];
  readonly conditions: Record<string, Record<string, string>>;
}

/**
 * `aws:PrincipalArn` of a session is the ARN of its role, and a negated operator matches where the key is absent, as it is
 * for a service that calls under its own name: EventBridge's replay, for one. Those are left out by the second condition.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html#condition-keys-principalarn
 */
function denyAllBut(roleArns: string[], { conditions, ...denied }: DeniedCalls): PolicyStatement {
  return new PolicyStatement({
    ...denied,
    effect: Effect.DENY,
    principals: [new AnyPrincipal()],
    conditions: {
      ...conditions,
      ArnNotLike: { 'aws:PrincipalArn': roleArns },
      BoolIfExists: { 'aws:PrincipalIsAWSService': 'false' },
    },
  });
}
