import { createHash } from 'node:crypto';
import {
  ChangeMessageVisibilityBatchCommand,
  DeleteMessageBatchCommand,
  GetQueueAttributesCommand,
  type Message,
  ReceiveMessageCommand,
  SendMessageCommand,
  type SQSClient,
} from '@aws-sdk/client-sqs';

/** A queue that gives out each message once until it is put back, by the commands that looking and redriving send. */
export class QueueInMemory {
  readonly visible: Message[];
  readonly hidden = new Map<string, Message>();
  /** How many requests for messages are answered with none, before any gets some. */
  emptyAnswers = 0;
  /** Throws what a request is to fail with. */
  onRequest: (command: unknown) => void = () => undefined;

  constructor(messages: readonly Message[]) {
    this.visible = [...messages];
  }

  get client(): SQSClient {
    return { send: (command: unknown) => this.answer(command) } as SQSClient;
  }

  private async answer(command: unknown): Promise<object> {
    await new Promise(setImmediate);
    this.onRequest(command);
    if (command instanceof GetQueueAttributesCommand) {
      const [visible, hidden] = [this.visible.length, this.hidden.size];
      return {
        Attributes: {
          ApproximateNumberOfMessages: String(visible),
          ApproximateNumberOfMessagesNotVisible: String(hidden),
        },
      };
    }
    if (command instanceof ReceiveMessageCommand) {
      if (this.emptyAnswers > 0) {
        this.emptyAnswers -= 1;
        return {};
      }
      const Messages = this.visible.splice(0, command.input.MaxNumberOfMessages);
      for (const message of Messages) this.hidden.set(message.ReceiptHandle!, message);
      return Messages.length > 0 ? { Messages } : {};
    }
    if (command instanceof DeleteMessageBatchCommand) {
      for (const { ReceiptHandle } of command.input.Entries!) this.hidden.delete(ReceiptHandle!);
      return {};
    }
    if (command instanceof ChangeMessageVisibilityBatchCommand) {
      for (const { ReceiptHandle, VisibilityTimeout } of command.input.Entries!) {
        const message = this.hidden.get(ReceiptHandle!);
        if (!message || VisibilityTimeout !== 0) continue;
        this.hidden.delete(ReceiptHandle!);
        this.visible.push(message);
      }
      return {};
    }
    if (command instanceof SendMessageCommand) {
      const { MessageBody: Body = '', MessageAttributes } = command.input;
      const id = `sent-${this.visible.length}`;
      this.visible.push({ MessageId: id, ReceiptHandle: id, Body, MessageAttributes });
      return { MessageId: id, MD5OfMessageBody: createHash('md5').update(Body).digest('hex') };
    }
    throw new Error('This queue does not know the command.');
  }
}
