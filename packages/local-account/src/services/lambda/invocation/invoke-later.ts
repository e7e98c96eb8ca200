import { eventLimits } from '../destination/event-invoke-config';
import { sendResult } from '../destination/send-result';
import { configArn } from '../operations/event-invoke-config-input';
import type { LambdaPorts } from '../ports';
import type { EventHead } from './event-head';
import { type InvocationRequest, invokeFunction } from './invoke-function';
import { TooManyRequests } from './too-many-requests';

/**
 * Invokes a function for nobody who waits; after a failure it is invoked again, as on AWS.
 *
 * @throws TooManyRequests if there is no room for the event
 */
export function invokeLater(request: InvocationRequest, ports: LambdaPorts): void {
  const { reference, requestId, transaction, payload } = request;
  const passage = ports.capacity.room.admit(Buffer.byteLength(payload));
  if (!passage) throw new TooManyRequests('ConcurrentInvocationLimitExceeded');
  const number = ports.eventJournal.begin({ reference, requestId, transaction }, payload);
  void handleEvent(number, request, ports).finally(() => passage[Symbol.dispose]());
}

/**
 * Goes on with the events that earlier runs have accepted and not ended.
 *
 * @returns those whose function is there no more, in words
 */
export function resumeEvents(events: ReadonlyMap<number, EventHead>, ports: LambdaPorts): string[] {
  const lostByFunction = new Map<string, number>();
  const resumed: (readonly [number, EventHead])[] = [];
  for (const [number, head] of events) {
    const { functionName } = head.reference;
    if (ports.functions.has(head.reference)) resumed.push([number, head]);
    else lostByFunction.set(functionName, (lostByFunction.get(functionName) ?? 0) + 1);
  }
  void resumeAll(resumed, ports);
  return [...lostByFunction].map(([name, count]) => `events for function ${name}: ${count}`);
}

async function resumeAll(
  events: readonly (readonly [number, EventHead])[],
  ports: LambdaPorts,
): Promise<void> {
  const { signal } = ports.eventInvocations;
  try {
    for (const [number, head] of events) {
      await ports.capacity.turn(signal);
      const payload = await ports.eventJournal.content(number, signal);
      const passage = ports.capacity.room.enter(Buffer.byteLength(payload));
      void handleEvent(number, { ...head, payload }, ports).finally(() => passage[Symbol.dispose]());
    }
  } catch (error) {
    if (error !== signal.reason) throw error;
  }
}

/** Makes all attempts at an event, and tells what became of it where the function's configuration says. */
async function handleEvent(number: number, request: InvocationRequest, ports: LambdaPorts): Promise<void> {
  const { reference, requestId, payload, transaction } = request;
  const functionArn = configArn(reference);
  const limits = eventLimits(ports.eventInvokeConfigs.find(functionArn));
  const end = await ports.eventInvocations.accept(limits, () => invokeFunction(ports, request));
  // An event that the end of the run has broken off is for the next.
  if (!end && ports.eventInvocations.signal.aborted) return;
  if (end && ports.functions.has(reference)) {
    const { configuration } = ports.functions.find(reference);
    await sendResult(ports, configuration, { requestId, functionArn, payload, end }, transaction);
  }
  ports.eventJournal.end(number);
}
