/** Why a target did not take an event. */
export interface DeliveryFailure {
  /** One of EventBridge's `ERROR_CODE` values. */
  readonly code: string;
  readonly message: string;
  /** Whether another try may help. */
  readonly retryable: boolean;
}

/** An event that EventBridge itself does not deliver: trying again would not help. */
export class DeliveryRefused extends Error {
  override readonly name = 'DeliveryRefused';
  readonly failure: DeliveryFailure;

  /** @param code one of EventBridge's `ERROR_CODE` values */
  constructor(code: string, message: string) {
    super(message);
    this.failure = { code, message, retryable: false };
  }
}
