import type { Clock } from '../../../clock/clock';
import type { Delivery, ReceiveRequest } from './delivery';

interface Receiver {
  readonly request: ReceiveRequest;
  readonly answer: (deliveries: Delivery[]) => void;
  readonly refuse: (error: Error) => void;
}

/** The long polls that wait at one queue, the one that came first ahead. */
export class WaitingReceivers {
  private readonly receivers = new Set<Receiver>();
  private isEnded = false;

  constructor(private readonly clock: Pick<Clock, 'after'>) {}

  get isEmpty(): boolean {
    return this.receivers.size === 0;
  }

  /** Waits until it is answered; with nothing, when the wait is over or the signal is aborted. */
  wait(request: ReceiveRequest): Promise<Delivery[]> {
    if (this.isEnded) return Promise.resolve([]);
    const { waitMs, signal } = request;
    return new Promise((resolve, reject) => {
      const leave = () => {
        timer.cancel();
        signal.removeEventListener('abort', giveUp);
        this.receivers.delete(receiver);
      };
      const receiver: Receiver = {
        request,
        answer: (deliveries) => {
          leave();
          resolve(deliveries);
        },
        refuse: (error) => {
          leave();
          reject(error);
        },
      };
      const giveUp = () => {
        receiver.answer([]);
      };
      const timer = this.clock.after(waitMs, giveUp);
      signal.addEventListener('abort', giveUp, { once: true });
      this.receivers.add(receiver);
    });
  }

  /** Offers each receiver in turn what there is for it; those that get nothing go on waiting. */
  serve(take: (request: ReceiveRequest) => Delivery[]): void {
    for (const receiver of this.receivers) {
      const deliveries = take(receiver.request);
      if (deliveries.length > 0) receiver.answer(deliveries);
    }
  }

  /** Sends everybody away with nothing, now and from now on. */
  end(): void {
    this.isEnded = true;
    for (const receiver of this.receivers) receiver.answer([]);
  }

  refuseAll(error: Error): void {
    for (const receiver of this.receivers) receiver.refuse(error);
  }
}
