import { CloudWatchLogsClient, paginateFilterLogEvents } from '@aws-sdk/client-cloudwatch-logs';
import { SFNClient, StartExecutionCommand } from '@aws-sdk/client-sfn';
import {
  DeleteMessageBatchCommand,
  GetQueueAttributesCommand,
  type Message,
  ReceiveMessageCommand,
  SQSClient,
  StartMessageMoveTaskCommand,
} from '@aws-sdk/client-sqs';
import { postBody } from './post-body';
import { copyInEvent, copyInLogRecord } from './read-copy';
import type { Answer, Copy, DeadEvent, SoakedPipeline } from './soaked-pipeline';

/** What stands in the stack's outputs. */
export interface PipelineAddresses {
  readonly apiEndpoint: string;
  readonly logGroupName: string;
  readonly undeliveredQueueUrl: string;
  readonly unprocessedQueueUrl: string;
  readonly stateMachineArn: string;
}

/** The pipeline, by real clients: HTTP for transactions, the AWS SDK for the rest. */
export class PipelineClients implements SoakedPipeline, Disposable {
  private readonly logs: CloudWatchLogsClient;
  private readonly sqs: SQSClient;
  private readonly states: SFNClient;

  /** @param endpoint where the account's services are reached */
  constructor(
    private readonly addresses: PipelineAddresses,
    endpoint: string,
    region: string,
  ) {
    const credentials = { accessKeyId: 'local', secretAccessKey: 'local' };
    const configuration = { endpoint, region, credentials };
    this.logs = new CloudWatchLogsClient(configuration);
    this.sqs = new SQSClient(configuration);
    this.states = new SFNClient(configuration);
  }

  post(body: string): Promise<Answer> {
    return postBody(this.addresses.apiEndpoint, body);
  }

  async *readLog(startTime: number): AsyncIterable<Copy> {
    const { logGroupName } = this.addresses;
    const pages = paginateFilterLogEvents({ client: this.logs }, { logGroupName, startTime });
    for await (const { events = [] } of pages) {
      for (const { message = '' } of events) {
        const copy = copyInLogRecord(message);
        if (copy) yield copy;
      }
    }
  }

  async *readUndelivered(): AsyncIterable<Copy> {
    for await (const messages of this.receive(this.addresses.undeliveredQueueUrl)) {
      for (const { Body: body, MessageAttributes } of messages) {
        yield { apiRequestId: MessageAttributes?.apiRequestId?.StringValue, body };
      }
    }
  }

  async *takeUnprocessed(): AsyncIterable<DeadEvent> {
    const QueueUrl = this.addresses.unprocessedQueueUrl;
    for await (const messages of this.receive(QueueUrl)) {
      for (const { Body: event = '' } of messages) yield { ...copyInEvent(event), event };
      const Entries = messages.map(({ ReceiptHandle }, index) => ({ Id: String(index), ReceiptHandle }));
      await this.sqs.send(new DeleteMessageBatchCommand({ QueueUrl, Entries }));
    }
  }

  async redriveUndelivered(): Promise<void> {
    const QueueUrl = this.addresses.undeliveredQueueUrl;
    const { Attributes } = await this.sqs.send(
      new GetQueueAttributesCommand({ QueueUrl, AttributeNames: ['QueueArn'] }),
    );
    await this.sqs.send(new StartMessageMoveTaskCommand({ SourceArn: Attributes?.QueueArn }));
  }

  async process(input: string): Promise<void> {
    const { stateMachineArn } = this.addresses;
    await this.states.send(new StartExecutionCommand({ stateMachineArn, input }));
  }

  [Symbol.dispose](): void {
    for (const client of [this.logs, this.sqs, this.states]) client.destroy();
  }

  /** Until there is nothing more to receive. */
  private async *receive(QueueUrl: string): AsyncIterable<Message[]> {
    for (;;) {
      const { Messages = [] } = await this.sqs.send(
        new ReceiveMessageCommand({ QueueUrl, MaxNumberOfMessages: 10, MessageAttributeNames: ['All'] }),
      );
      if (Messages.length === 0) return;
      yield Messages;
    }
  }
}
