import type { AccountPorts } from '../../../account-ports';
import type { Call } from '../../../wire/operation';
import type { Notification } from '../message/notification';
import type { SnsNeeds } from '../needs';
import type { Subscription } from '../subscription/subscription';
import type { RetrySchedule } from './retry-schedule';

/** What a delivery is made with. */
export interface DeliveryPorts extends Pick<AccountPorts, 'clock' | 'endpointUrl' | 'trace'> {
  readonly needs: SnsNeeds;
}

/** How a protocol delivers. */
export interface Endpoint {
  readonly retries: RetrySchedule;
  /**
   * Makes one try.
   *
   * @param call in SNS's own name, for the topic
   * @throws AwsError why it has failed; one of the caller's fault will fail again
   */
  deliver(
    ports: DeliveryPorts,
    call: Call,
    subscription: Subscription,
    notification: Notification,
  ): Promise<void>;
}
