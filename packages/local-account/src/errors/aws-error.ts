/** An error as AWS answers it to a caller, whatever the protocol. */
export class AwsError extends Error {
  override readonly name = 'AwsError';

  /**
   * @param code AWS's error code, such as `ResourceNotFoundException`
   * @param message AWS's wording
   * @param httpStatus below 500 it is the caller's fault
   * @param members what the error has besides its message, in the API's own spelling: the JSON protocol writes it @default - nothing
   */
  constructor(
    readonly code: string,
    message: string,
    readonly httpStatus = 400,
    readonly members: Readonly<Record<string, unknown>> = {},
  ) {
    super(message);
  }
}
