import type { InvocationContext } from './invocation-context';
import type { Handler } from './load-handler';

/** The context that handlers have beside AWS's own up to Node.js 22: three more ways to end, and one setting. */
interface CallbackContext extends InvocationContext {
  callbackWaitsForEmptyEventLoop: boolean;
  succeed(result?: unknown): void;
  fail(error?: unknown): void;
  done(error?: unknown, result?: unknown): void;
}

/**
 * Calls a handler as the runtimes up to Node.js 22 do: it answers by a promise, by its callback or by its context. What it returns
 * otherwise counts for nothing: when there is nothing left to wait for, the answer is null ("Define Lambda function handler in
 * Node.js" in the Lambda Developer Guide; https://github.com/aws/aws-lambda-nodejs-runtime-interface-client/issues/137).
 *
 * @returns the result. It rejects with what the handler fails with
 */
export function callWithCallback(
  handler: Handler,
  event: unknown,
  context: InvocationContext,
): Promise<unknown> {
  return new Promise((resolve, reject) => {
    let hasEnded = false;
    let onEmptyLoop = () => resolve(null);
    const whenLoopIsEmpty = () => onEmptyLoop();
    process.once('beforeExit', whenLoopIsEmpty);

    /** The first end counts. */
    const end = (settle: () => void) => {
      if (hasEnded) return;
      hasEnded = true;
      settle();
    };
    const answer = (error: unknown, result: unknown) => {
      process.off('beforeExit', whenLoopIsEmpty);
      const settle = isGiven(error) ? reject : resolve;
      settle(error ?? result);
    };
    const callback = (error?: unknown, result?: unknown) =>
      end(() => {
        if (isGiven(error) || !ofHandler.callbackWaitsForEmptyEventLoop) answer(error, result);
        else onEmptyLoop = () => resolve(result);
      });
    const done = (error?: unknown, result?: unknown) => end(() => answer(error, result));
    const succeed = (result?: unknown) => done(null, result);
    const fail = (error?: unknown) => done(isGiven(error) ? error : 'handled');
    const ofHandler: CallbackContext = {
      callbackWaitsForEmptyEventLoop: true,
      succeed,
      fail,
      done,
      ...context,
    };

    try {
      const returned = handler(event, ofHandler, callback);
      if (isThenable(returned)) returned.then(succeed, fail);
    } catch (error) {
      callback(error);
    }
  });
}

function isGiven(value: unknown): boolean {
  return value !== undefined && value !== null;
}

function isThenable(value: unknown): value is PromiseLike<unknown> {
  return typeof value === 'object' && value !== null && 'then' in value && typeof value.then === 'function';
}
