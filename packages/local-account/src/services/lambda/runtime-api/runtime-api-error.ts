/**
 * What the Runtime API answers instead of 202. Types and wording are those of AWS's own implementation
 * (aws-lambda-runtime-interface-emulator, rapi/rendering/render_error.go).
 */
export class RuntimeApiError extends Error {
  private constructor(
    readonly httpStatus: number,
    readonly errorType: string,
    message: string,
  ) {
    super(message);
  }

  static invalidRequestId(): RuntimeApiError {
    return new RuntimeApiError(400, 'InvalidRequestID', 'Invalid request ID');
  }

  /** The wording is not public; the type is that of the Runtime API's page. */
  static invalidInvocationId(): RuntimeApiError {
    return new RuntimeApiError(400, 'InvalidInvocationId', 'Invalid invocation ID');
  }

  static invalidState(from: string, to: string): RuntimeApiError {
    return new RuntimeApiError(
      403,
      'InvalidStateTransition',
      `State transition from ${from} to ${to} failed for runtime. Error: State transition is not allowed`,
    );
  }

  static notFound(): RuntimeApiError {
    return new RuntimeApiError(404, 'NotFound', 'page not found');
  }

  static methodNotAllowed(): RuntimeApiError {
    return new RuntimeApiError(405, 'MethodNotAllowed', 'method not allowed');
  }

  static tooLarge(maxBytes: number): RuntimeApiError {
    return new RuntimeApiError(
      413,
      'RequestEntityTooLarge',
      `Exceeded maximum allowed payload size (${maxBytes} bytes).`,
    );
  }

  /** The body of the answer. */
  get body(): string {
    return JSON.stringify({ errorMessage: this.message, errorType: this.errorType });
  }
}
