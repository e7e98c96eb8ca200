import { DynamoDBClient, GetItemCommand } from '@aws-sdk/client-dynamodb';
import { DeleteMessageCommand, ReceiveMessageCommand } from '@aws-sdk/client-sqs';
import { CfnOutput, Duration, Stack } from 'aws-cdk-lib';
import type { ITable } from 'aws-cdk-lib/aws-dynamodb';
import { Queue } from 'aws-cdk-lib/aws-sqs';
import { TaskInput, Timeout } from 'aws-cdk-lib/aws-stepfunctions';
import { SqsSendMessage } from 'aws-cdk-lib/aws-stepfunctions-tasks';
import { type IdempotencyProps } from '../../lib/flow/idempotency/idempotency';
import { processOnce } from '../../lib/flow/idempotency/process-once';
import { TransactionPipeline } from '../../lib/transaction-pipeline';
import { readCloudAssembly, type SynthesizedStack } from '../../local/cloud-assembly';
import type { LocalRunProps } from '../../local/local-run';
import { TeamApp } from '../local/team-app';
import { eventually } from './follow-transaction';
import { withTemplate } from './local-run/template-json';
import { runLocally, type StackUnderTest } from './stack-under-test';

/** What an item says of a key. */
export interface Claim {
  readonly heldUntil?: string;
  readonly completedAt?: string;
  readonly duplicates?: string;
}

/** A local run of a pipeline that processes each transaction once. What processing is here: a message in a queue, for each time. */
export class ProcessingOnce implements AsyncDisposable {
  private constructor(
    readonly stack: StackUnderTest,
    readonly dynamoDb: DynamoDBClient,
  ) {}

  static async start(
    props: Pick<IdempotencyProps, 'keyInBody'>,
    runProps: Pick<LocalRunProps, 'intercept' | 'clock'>,
  ): Promise<ProcessingOnce> {
    const stack = await runLocally(synthesize(props), runProps);
    const { endpoint, region, credentials } = stack.sqs.config;
    const dynamoDb = new DynamoDBClient({ region, credentials, endpoint: await endpoint?.() });
    return new ProcessingOnce(stack, dynamoDb);
  }

  async claimOf(key: string): Promise<Claim> {
    const TableName = this.stack.outputs.ClaimsTableName;
    const { Item = {} } = await this.dynamoDb.send(
      new GetItemCommand({ TableName, Key: { id: { S: key } } }),
    );
    return Object.fromEntries(Object.entries(Item).map(([name, { S, N }]) => [name, S ?? N]));
  }

  /** Waits until so many duplicates of a key were suppressed. */
  suppressed(key: string, duplicates: number): Promise<Claim> {
    return eventually(`${duplicates} suppressed duplicates of ${key}`, async () => {
      const claim = await this.claimOf(key);
      return claim.duplicates === String(duplicates) ? claim : undefined;
    });
  }

  completed(key: string): Promise<string> {
    return eventually(`the end of ${key}`, async () => (await this.claimOf(key)).completedAt);
  }

  /** How often a body has been processed since the last look. */
  async timesProcessed(body: string): Promise<number> {
    const { outputs, sqs } = this.stack;
    const QueueUrl = outputs.ProcessedQueueUrl;
    const bodies: string[] = [];
    for (;;) {
      const { Messages = [] } = await sqs.send(
        new ReceiveMessageCommand({ QueueUrl, MaxNumberOfMessages: 10 }),
      );
      if (Messages.length === 0) return bodies.filter((one) => one === body).length;
      for (const { Body = '', ReceiptHandle } of Messages) {
        bodies.push(Body);
        await sqs.send(new DeleteMessageCommand({ QueueUrl, ReceiptHandle }));
      }
    }
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.dynamoDb.destroy();
    await this.stack.stop();
  }
}

/** Who waits for another tries once more here, and four times as it is deployed. */
function synthesize(props: Pick<IdempotencyProps, 'keyInBody'>): SynthesizedStack {
  // Only its template is needed: it has no function.
  using app = new TeamApp((cdkApp) => addPipeline(new Stack(cdkApp, 'Shop'), props));
  const assembly = readCloudAssembly(app.directory);
  const text = assembly.templateText.replaceAll(String.raw`\"MaxAttempts\":4`, String.raw`\"MaxAttempts\":1`);
  return withTemplate(assembly, JSON.parse(text) as object);
}

function addPipeline(stack: Stack, props: Pick<IdempotencyProps, 'keyInBody'>): void {
  const processed = new Queue(stack, 'Processed');
  const pipeline = new TransactionPipeline(stack, 'Orders', {
    processor: processOnce(
      (scope) => ({
        states: SqsSendMessage.jsonata(scope, 'Process', {
          queue: processed,
          messageBody: TaskInput.fromText('{% $states.input.detail.body %}'),
          taskTimeout: Timeout.duration(Duration.seconds(5)),
        }),
      }),
      props,
    ),
  });
  const claims = pipeline.node.findAll().find(({ node }) => node.path.endsWith('Claims/Table')) as ITable &
    Stack;
  const outputs = {
    ApiEndpoint: pipeline.endpoint,
    UndeliveredQueueUrl: pipeline.undelivered.queueUrl,
    UndeliveredQueueArn: pipeline.undelivered.queueArn,
    UnprocessedQueueUrl: pipeline.unprocessed.queueUrl,
    ArchiveArn: pipeline.archive.archiveArn,
    EventBusArn: pipeline.eventBus.eventBusArn,
    RuleArn: pipeline.rule.ruleArn,
    StateMachineArn: pipeline.stateMachine.stateMachineArn,
    ProcessedQueueUrl: processed.queueUrl,
    ClaimsTableName: claims.tableName,
  };
  for (const [name, value] of Object.entries(outputs)) new CfnOutput(stack, name, { value });
}
