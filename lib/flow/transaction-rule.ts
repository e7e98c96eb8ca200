import { Duration } from 'aws-cdk-lib';
import { type IEventBus, Rule } from 'aws-cdk-lib/aws-events';
import { SfnStateMachine } from 'aws-cdk-lib/aws-events-targets';
import { PolicyDocument, PolicyStatement, Role } from 'aws-cdk-lib/aws-iam';
import type { IQueue } from 'aws-cdk-lib/aws-sqs';
import type { IStateMachine } from 'aws-cdk-lib/aws-stepfunctions';
import { Construct } from 'constructs';
import { acknowledgeUnrecognizedDeadLetterQueue } from '../protection/findings/dead-letter-queue-findings';
import { trustedService } from '../protection/trusted-service';
import { TRANSACTION_EVENT } from './transaction-event';

export interface TransactionRuleProps {
  /** Where transactions are put, by the pipe or by a replay. */
  readonly eventBus: IEventBus;
  /** What is started with each transaction, replayed ones among them. */
  readonly stateMachine: IStateMachine;
  /** Where a transaction goes for which the workflow could not be started. */
  readonly unprocessed: IQueue;
}

/** Starts the workflow for each transaction on the bus, and keeps trying for a day. */
export class TransactionRule extends Construct {
  readonly rule: Rule;

  constructor(scope: Construct, id: string, props: TransactionRuleProps) {
    super(scope, id);
    // EventBridge does not retry a missing permission, so this one has to exist before the rule does: an inline policy comes
    // with its role, while the separate policy of a generated role may come after the rule.
    const role = new Role(this, 'Role', {
      assumedBy: trustedService(this, 'events.amazonaws.com'),
      inlinePolicies: {
        StartWorkflow: new PolicyDocument({
          statements: [
            new PolicyStatement({
              actions: ['states:StartExecution'],
              resources: [props.stateMachine.stateMachineArn],
            }),
          ],
        }),
      },
    });
    this.rule = new Rule(this, 'Rule', {
      eventBus: props.eventBus,
      description: 'Hands each transaction to the workflow',
      eventPattern: { source: [TRANSACTION_EVENT.source], detailType: [TRANSACTION_EVENT.detailType] },
      targets: [
        new SfnStateMachine(props.stateMachine, {
          role: role.withoutPolicyUpdates(),
          deadLetterQueue: props.unprocessed,
          maxEventAge: Duration.hours(24),
          retryAttempts: 185,
        }),
      ],
    });
    acknowledgeUnrecognizedDeadLetterQueue(
      props.unprocessed,
      "of the rule's target and of the workflow's catch",
    );
  }
}
