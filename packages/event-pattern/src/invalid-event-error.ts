/** An event that `TestEventPattern` refuses (recorded in LocalStack's `test_invalid_event_payload`). */
export class InvalidEventError extends Error {
  override readonly name = 'InvalidEventError';
  readonly code = 'ValidationException';

  constructor() {
    super('Parameter Event is not valid.');
  }
}
