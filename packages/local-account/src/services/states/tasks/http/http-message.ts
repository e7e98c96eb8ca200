/** A request, ready to be sent. */
export interface HttpRequest {
  readonly url: URL;
  readonly method: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | undefined;
}

/** What came back over HTTP. */
export interface HttpResponse {
  readonly status: number;
  readonly statusText: string;
  /** A name may come more than once. */
  readonly headers: readonly (readonly [name: string, value: string])[];
  readonly body: string;
}
