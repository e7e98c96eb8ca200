import type { Caller } from './access/caller';
import type { Call } from './wire/operation';

/** A call on its way to an operation. */
export interface InterceptedCall extends Pick<Call, 'signal' | 'transaction'> {
  /** As in IAM's actions, such as `sqs`. */
  readonly service: string;
  /** AWS's name, such as `SendMessage`. */
  readonly operation: string;
  /** The ARN that the operation's right is asked for; `*` where it is about nothing in particular. */
  readonly resource: string;
  /** The parsed input. */
  readonly input: unknown;
  readonly caller: Caller;
}

/**
 * Stands between every caller and every operation, so that things can go wrong on purpose: it may reject with an AwsError in place of the
 * operation, wait, call it twice, or change what goes in and what comes out.
 *
 * @param proceed checks the caller's rights and runs the operation with this input
 * @returns what the caller gets
 */
export type Intercept = (
  call: InterceptedCall,
  proceed: (input: unknown) => Promise<object>,
) => Promise<object>;

/** @returns the one around the other, which gets what the first lets through */
export function composeIntercepts(outer: Intercept, inner: Intercept): Intercept {
  return (call, proceed) =>
    outer(call, (input) => inner(input === call.input ? call : { ...call, input }, proceed));
}
