/** What a function is invoked with. */
export interface InvokeRequest {
  /** Name, ARN or partial ARN, with or without `:$LATEST`. */
  readonly functionName: string;
  /** A version or alias beside the name. @default - none but what the name has */
  readonly qualifier?: string;
  /** JSON. An empty one stands for `{}`. */
  readonly payload: string;
}

/** What a synchronous invocation gives. */
export interface InvokeResult {
  readonly statusCode: 200;
  readonly executedVersion: '$LATEST';
  /** What the handler returned, as JSON; after a failure, an object with `errorType` and `errorMessage`. */
  readonly payload: string;
  /** Set after a failure of the function. */
  readonly functionError?: 'Unhandled';
  readonly requestId: string;
  /** The last 4 KB of what the invocation logged; AWS's API gives it in base64. */
  readonly logTail: string;
}
