import type { Passage } from '../../../capacity/room';
import type { Timer } from '../../../clock/clock';
import { AwsError } from '../../../errors/aws-error';
import type { TransactionIdentity } from '../../../trace/trace-record';
import type { Call } from '../../../wire/operation';
import type { Notification } from '../message/notification';
import type { Subscription } from '../subscription/subscription';
import { sendToQueue } from './deliver-to-queue';
import type { DeliveryPorts } from './endpoint';
import { ENDPOINTS } from './endpoints';

/** One notification on its way to one subscription. */
export interface Parcel {
  readonly subscription: Subscription;
  readonly notification: Notification;
  readonly transaction: TransactionIdentity;
  /** Its room, which it holds until its end. */
  readonly passage: Passage;
  /** Of the publisher's request. @default - it had none */
  readonly traceHeader?: string;
}

/** Delivers notifications: tries again as AWS does for the protocol, and gives up to the subscription's dead-letter queue. */
export class Delivery {
  private readonly waiting = new Set<Timer>();
  private readonly stopping = new AbortController();

  constructor(private readonly ports: DeliveryPorts) {}

  /** Aborts when nothing is delivered any more. */
  get signal(): AbortSignal {
    return this.stopping.signal;
  }

  /** Begins the delivery of one notification to one subscription. */
  begin(parcel: Parcel): void {
    void this.attempt(parcel, 0);
  }

  /** Ends all waits; what was not delivered is not delivered any more. */
  stop(): void {
    this.stopping.abort();
    for (const timer of this.waiting) timer.cancel();
    this.waiting.clear();
  }

  private async attempt(parcel: Parcel, retries: number): Promise<void> {
    const { subscription, notification, passage } = parcel;
    const endpoint = ENDPOINTS[subscription.protocol];
    try {
      await endpoint.deliver(this.ports, this.callOf(parcel), subscription, notification);
      passage[Symbol.dispose]();
    } catch (error) {
      if (!(error instanceof AwsError)) throw error;
      if (!this.signal.aborted) await this.retryOrGiveUp(parcel, retries, error);
    }
  }

  private callOf({ subscription, transaction, passage, traceHeader }: Parcel): Call {
    const principal = { type: 'service', service: 'sns.amazonaws.com' } as const;
    return {
      caller: { principal, sourceArn: subscription.topicArn },
      signal: this.signal,
      transaction,
      passage,
      ...(traceHeader !== undefined && { traceHeader }),
    };
  }

  private async retryOrGiveUp(parcel: Parcel, retries: number, error: AwsError): Promise<void> {
    const { arn, protocol } = parcel.subscription;
    const retryInMs = isWorthRetrying(error) ? ENDPOINTS[protocol].retries(retries) : undefined;
    this.ports.trace.record(arn, parcel.transaction, {
      what: 'NotificationFailed',
      message: error.message,
      ...(retryInMs !== undefined && { retryInMs }),
    });
    if (retryInMs === undefined) {
      await this.giveUp(parcel);
      parcel.passage[Symbol.dispose]();
      return;
    }
    const timer = this.ports.clock.after(retryInMs, () => {
      this.waiting.delete(timer);
      void this.attempt(parcel, retries + 1);
    });
    this.waiting.add(timer);
  }

  private async giveUp(parcel: Parcel): Promise<void> {
    const { subscription, notification, transaction } = parcel;
    const queueArn = subscription.attributes.deadLetterQueueArn;
    const record = (outcome: { readonly queueArn: string } | { readonly lost: string }) =>
      this.ports.trace.record(subscription.arn, transaction, { what: 'NotificationGivenUp', ...outcome });
    if (queueArn === undefined) return record({ lost: 'The subscription has no dead-letter queue.' });
    try {
      await sendToQueue(this.ports, this.callOf(parcel), queueArn, subscription, notification);
    } catch (error) {
      if (!(error instanceof AwsError)) throw error;
      return record({ lost: error.message });
    }
    record({ queueArn });
  }
}

/** Faults of the caller are not repaired by waiting: a queue that is gone, a right that is missing. */
function isWorthRetrying({ code, httpStatus }: AwsError): boolean {
  return httpStatus >= 500 || /Throttl|TooManyRequests|OverLimit/.test(code);
}
