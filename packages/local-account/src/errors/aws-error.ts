/** An error as AWS answers it to a caller, whatever the protocol. */
export class AwsError extends Error {
  override readonly name = 'AwsError';

  /**
   * @param code AWS's error code, such as `ResourceNotFoundException`
   * @param message AWS's wording
   * @param httpStatus below 500 it is the caller's fault
   */
  constructor(
    readonly code: string,
    message: string,
    readonly httpStatus = 400,
  ) {
    super(message);
  }
}
