import { Filter, FilterPattern, InputTransformation, Pipe } from '@aws-cdk/aws-pipes-alpha';
import { SqsSource } from '@aws-cdk/aws-pipes-sources-alpha';
import { SqsTarget } from '@aws-cdk/aws-pipes-targets-alpha';
import { type App, CfnOutput, Duration, Stack } from 'aws-cdk-lib';
import { EventBus, EventField, Rule, RuleTargetInput, Schedule } from 'aws-cdk-lib/aws-events';
import * as targets from 'aws-cdk-lib/aws-events-targets';
import { ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Code, Function, Runtime } from 'aws-cdk-lib/aws-lambda';
import { LogGroup } from 'aws-cdk-lib/aws-logs';
import { Topic } from 'aws-cdk-lib/aws-sns';
import { SqsSubscription } from 'aws-cdk-lib/aws-sns-subscriptions';
import { Queue } from 'aws-cdk-lib/aws-sqs';
import {
  DefinitionBody,
  Pass,
  QueryLanguage,
  StateMachine,
  StateMachineType,
} from 'aws-cdk-lib/aws-stepfunctions';

/** Rules and a pipe as people write them, each kind of target once. */
export class RulesStack extends Stack {
  constructor(app: App) {
    super(app, 'Rules');
    const orders = new EventBus(this, 'Orders');
    const other = new EventBus(this, 'Other');
    const queue = new Queue(this, 'Queue');
    const topic = new Topic(this, 'Topic');
    topic.addSubscription(new SqsSubscription(queue, { rawMessageDelivery: true }));
    const deadLetterQueue = new Queue(this, 'DeadLetters');
    const teller = new Function(this, 'Teller', {
      runtime: Runtime.NODEJS_22_X,
      handler: 'index.handler',
      code: Code.fromInline(
        'exports.handler = async (event) => { console.log("got " + JSON.stringify(event)); };',
      ),
    });
    const workflow = new StateMachine(this, 'Workflow', {
      stateMachineType: StateMachineType.EXPRESS,
      queryLanguage: QueryLanguage.JSONATA,
      definitionBody: DefinitionBody.fromChainable(Pass.jsonata(this, 'Done')),
    });
    // The construct for log groups makes a custom resource, which the local run refuses: this is what it stands for.
    const log = new LogGroup(this, 'Log', { logGroupName: '/aws/events/orders' });
    log.grantWrite(new ServicePrincipal('events.amazonaws.com'));

    new Rule(this, 'OrderCame', {
      eventBus: orders,
      eventPattern: { source: ['shop'] },
      targets: [
        new targets.SqsQueue(queue, {
          message: RuleTargetInput.fromObject({
            order: EventField.fromPath('$.detail.id'),
            lines: EventField.fromPath('$.detail.lines'),
            said: `order ${EventField.fromPath('$.detail.id')} at ${EventField.time}`,
          }),
          deadLetterQueue,
          maxEventAge: Duration.hours(2),
          retryAttempts: 2,
        }),
        new targets.LambdaFunction(teller, { event: RuleTargetInput.fromEventPath('$.detail') }),
        new targets.SfnStateMachine(workflow),
        new targets.EventBus(other),
        { bind: () => ({ arn: this.logGroupArn(log) }) },
      ],
    });
    new Rule(this, 'OrderForwarded', {
      eventBus: other,
      eventPattern: { detailType: ['Order'] },
      targets: [
        new targets.SnsTopic(topic, {
          message: RuleTargetInput.fromText(`Told: ${EventField.fromPath('$.detail.id')}`),
        }),
        new targets.SqsQueue(queue, {
          message: RuleTargetInput.fromText(`Forwarded: ${EventField.fromPath('$.detail.id')}`),
        }),
      ],
    });
    new Rule(this, 'EveryHour', {
      schedule: Schedule.rate(Duration.hours(1)),
      targets: [new targets.SqsQueue(queue, { message: RuleTargetInput.fromObject({ hourly: true }) })],
    });
    new Rule(this, 'AtNoon', {
      schedule: Schedule.cron({ hour: '12', minute: '0', weekDay: 'MON-FRI' }),
      targets: [new targets.SqsQueue(queue, { message: RuleTargetInput.fromText('noon') })],
    });

    const inbox = new Queue(this, 'Inbox');
    new Pipe(this, 'Pipe', {
      source: new SqsSource(inbox),
      filter: new Filter([FilterPattern.fromObject({ body: { kind: ['urgent'] } })]),
      target: new SqsTarget(queue, {
        inputTransformation: InputTransformation.fromText(
          '{"urgent": <$.body.text>, "pipe": <aws.pipes.pipe-name>}',
        ),
      }),
    });

    this.addOutputs({
      BusName: orders.eventBusName,
      QueueUrl: queue.queueUrl,
      DeadLettersUrl: deadLetterQueue.queueUrl,
      InboxUrl: inbox.queueUrl,
      FunctionLogGroupName: teller.logGroup.logGroupName,
    });
  }

  private logGroupArn({ logGroupName }: LogGroup): string {
    return `arn:${this.partition}:logs:${this.region}:${this.account}:log-group:${logGroupName}`;
  }

  private addOutputs(outputs: Record<string, string>): void {
    for (const [name, value] of Object.entries(outputs)) new CfnOutput(this, name, { value });
  }
}
