import { AwsError } from '../../../errors/aws-error';
import type { TransactionIdentity } from '../../../trace/trace-record';
import { NEVER_GONE } from '../../../wire/never-gone';
import type { Call } from '../../../wire/operation';
import type { FunctionConfiguration } from '../function/function-configuration';
import type { LambdaPorts } from '../ports';
import { sendDeadLetter } from './dead-letter';
import { destinationService } from './destination-services';
import { type HandledEvent, invocationRecord } from './invocation-record';

type ResultPorts = Pick<LambdaPorts, 'access' | 'destinations' | 'eventInvokeConfigs' | 'now' | 'trace'>;

/**
 * Tells destination and dead-letter queue of an event that is not tried any more, with the rights of the function's role. What they do not
 * take is lost, and in the trace.
 */
export async function sendResult(
  ports: ResultPorts,
  { functionArn, functionName, roleArn, deadLetterTargetArn }: FunctionConfiguration,
  event: HandledEvent,
  transaction: TransactionIdentity,
): Promise<void> {
  const { access, destinations, eventInvokeConfigs, trace } = ports;
  const { condition } = event.end;
  const hasSucceeded = condition === 'Success';
  const config = eventInvokeConfigs.find(event.functionArn);

  async function deliver(destination: string, send: (call: Call) => Promise<unknown>): Promise<void> {
    try {
      const caller = access.assumeRole(roleArn, 'lambda.amazonaws.com', functionArn, functionName);
      await send({ caller, signal: NEVER_GONE, transaction });
      trace.record(functionArn, transaction, { what: 'ResultSent', condition, destination });
    } catch (error) {
      if (!(error instanceof AwsError)) throw error;
      const { message } = error;
      trace.record(functionArn, transaction, { what: 'ResultLost', condition, destination, message });
    }
  }

  const destination = hasSucceeded ? config?.onSuccess : config?.onFailure;
  const service = destination === undefined ? undefined : destinationService(destination);
  if (destination !== undefined && service) {
    const text = invocationRecord(event, ports.now());
    const record = { text, hasSucceeded, functionArn: event.functionArn };
    await deliver(destination, (call) => service.send(destinations, call, destination, record));
  }
  if (deadLetterTargetArn !== undefined && !hasSucceeded) {
    await deliver(deadLetterTargetArn, (call) =>
      sendDeadLetter(destinations, call, deadLetterTargetArn, event),
    );
  }
}
