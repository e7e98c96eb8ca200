import type { EventEnd } from '../invocation/event-invocations';

/** An event that a function was invoked with, and what became of it. */
export interface HandledEvent {
  readonly requestId: string;
  /** With the version or alias that was invoked. */
  readonly functionArn: string;
  /** JSON. */
  readonly payload: string;
  readonly end: EventEnd;
}

/**
 * The record that destinations get, as JSON; its form is recorded on AWS. Event and result are in it as they were written.
 *
 * Not confirmed against AWS: what a record says of a response where each attempt was throttled. It says nothing here.
 *
 * @param now in milliseconds since the epoch
 */
export function invocationRecord(
  { requestId, functionArn, payload, end: { condition, invokeCount, result } }: HandledEvent,
  now: number,
): string {
  const members = {
    version: JSON.stringify('1.0'),
    timestamp: JSON.stringify(new Date(now)),
    requestContext: JSON.stringify({
      requestId,
      functionArn,
      condition,
      approximateInvokeCount: invokeCount,
    }),
    requestPayload: payload,
    ...(result && {
      responseContext: JSON.stringify({
        statusCode: 200,
        executedVersion: result.version,
        ...(result.hasFailed && { functionError: 'Unhandled' }),
      }),
      responsePayload: result.payload,
    }),
  };
  return `{${Object.entries(members)
    .map(([name, json]) => `"${name}":${json}`)
    .join(',')}}`;
}
