import { CfnOutput, Stack } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import { invokeFunction } from '../../lib/flow/invoke-function';
import type { ProcessTransaction } from '../../lib/flow/processing';
import { transactionLogger } from '../../lib/flow/transaction-logger';
import type { Consumer, ConsumerProps } from './consumer';
import { FunctionConsumer } from './function-consumer';
import { QueueConsumer } from './queue-consumer';
import { WorkflowConsumer } from './workflow-consumer';

/**
 * Three more consumers on a pipeline's bus, one of each kind: a queue, a function, and another workflow. None waits for another, and
 * each has a retry policy, dead letters and an alarm of its own. Take those that you need.
 */
export class FanOut extends Construct {
  constructor(scope: Construct, id: string, props: ConsumerProps) {
    super(scope, id);
    const queue = new QueueConsumer(this, 'QueueConsumer', props);
    const func = new FunctionConsumer(this, 'FunctionConsumer', props);
    const workflow = new WorkflowConsumer(this, 'WorkflowConsumer', { ...props, processor: log });
    for (const consumer of [queue, func, workflow]) addOutputs(consumer);
    addOutput(queue, 'Url', 'Where a program reads transactions', queue.queue.queueUrl);
    addOutput(func, 'LogGroupName', 'What the function logs', func.logGroup.logGroupName);
    addOutput(workflow, 'LogGroupName', 'What the workflow logs', workflow.log?.logGroupName);
  }
}

/** Stands for what another workflow does with a transaction. **Put your own in its place**, or another example. */
const log: ProcessTransaction = (scope, context) => {
  const logger = transactionLogger(scope, context);
  return {
    states: invokeFunction(scope, 'LogTransaction', logger.function),
    functions: { Function: logger.function },
    log: logger.logGroup,
  };
};

function addOutputs(consumer: Consumer): void {
  addOutput(consumer, 'RuleArn', 'The rule to replay to this consumer alone', consumer.rule.ruleArn);
  addOutput(
    consumer,
    'DeadLettersUrl',
    'What this consumer could not work on',
    consumer.deadLetters.queueUrl,
  );
}

function addOutput(consumer: Consumer, name: string, description: string, value: string | undefined): void {
  if (value === undefined) return;
  new CfnOutput(Stack.of(consumer), `${consumer.node.id}${name}`, { description, value });
}
