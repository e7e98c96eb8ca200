import type * as sqs from '@aws-sdk/client-sqs';
import type { Access } from '../../access/access';
import type { Caller } from '../../access/caller';
import type { Account } from '../../account';
import { machineClock } from '../../clock/machine-clock';
import type { LiveResource } from '../../engine/resource-type';
import type { Trace } from '../../trace/trace';
import type { Call } from '../../wire/operation';
import { type Sqs, sqsService } from '.';
import { arnOfQueueUrl } from './operations/queue-address';

interface LegacyPorts {
  readonly account: Account;
  readonly access: Access;
  readonly trace: Trace;
  readonly endpointUrl: () => string;
}

/** SQS as services call it that know queues by URL. It goes when there are none any more. */
export class SqsService {
  constructor(
    private readonly ports: LegacyPorts,
    private readonly sqs: Sqs = sqsService({
      ...ports,
      clock: machineClock,
      endpointUrl: ports.endpointUrl(),
      identify: () => ({}),
    }),
  ) {}

  /** Creates a queue without asking who may. @param input.attributes as SetQueueAttributes takes them */
  createQueue(input: { queueName: string; attributes: Readonly<Record<string, string>> }): { url: string } {
    const type = this.sqs.service.resourceTypes.find((resource) => resource.type === 'AWS::SQS::Queue');
    const queue = type?.create(
      { QueueName: input.queueName, Tags: [], ...input.attributes },
      { logicalId: '', physicalName: '' },
    ) as LiveResource;
    return { url: queue.ref };
  }

  async sendMessage(caller: Caller, { QueueUrl, ...input }: sqs.SendMessageRequest) {
    return this.sqs.queues.sendMessage(callOf(caller), { ...input, queueArn: this.arnOf(QueueUrl) });
  }

  async receiveMessage(
    caller: Caller,
    { QueueUrl, ...input }: sqs.ReceiveMessageRequest,
    { signal }: { readonly signal?: AbortSignal } = {},
  ) {
    return this.sqs.queues.receiveMessage(callOf(caller, signal), {
      ...input,
      queueArn: this.arnOf(QueueUrl),
    });
  }

  async deleteMessageBatch(caller: Caller, { QueueUrl, ...input }: sqs.DeleteMessageBatchRequest) {
    return this.sqs.queues.deleteMessageBatch(callOf(caller), { ...input, queueArn: this.arnOf(QueueUrl) });
  }

  async getQueueAttributes(caller: Caller, { QueueUrl, ...input }: sqs.GetQueueAttributesRequest) {
    return this.sqs.queues.getQueueAttributes(callOf(caller), { ...input, queueArn: this.arnOf(QueueUrl) });
  }

  stop(): void {
    void this.sqs.service.stop();
  }

  private arnOf(queueUrl: string | undefined): string {
    return arnOfQueueUrl(this.ports.account, queueUrl);
  }
}

function callOf(caller: Caller, signal: AbortSignal = new AbortController().signal): Call {
  return { caller, signal };
}
