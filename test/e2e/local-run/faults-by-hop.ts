import type { PutEventsRequestEntry, PutEventsResponse } from '@aws-sdk/client-eventbridge';
import type { BeforeInvoke, Intercept } from '@pipeline/local-account';

type Entries = readonly PutEventsRequestEntry[];

/** What goes wrong on purpose on the way of a transaction. An AwsError that is thrown is what the caller gets. */
export interface FaultsByHop {
  /** Before any operation on a queue, by whomever. */
  readonly sqs?: (operation: string, queueArn: string) => void;
  /**
   * In place of the pipe's request to the bus: it may put all of the entries, some or none, and answer what it likes.
   *
   * @param put puts entries, as the pipe would have
   */
  readonly putEvents?: (
    entries: Entries,
    put: (entries: Entries) => Promise<PutEventsResponse>,
  ) => Promise<PutEventsResponse>;
  /** Before the rule starts an execution with this input. */
  readonly startExecution?: (input: string) => void;
  /** Before a function gets an event; it may also hang, or crash. */
  readonly invoke?: BeforeInvoke;
}

/** Stands between every caller and every operation, and lets each hop go wrong as it is told. */
export function interceptHops({ sqs, putEvents, startExecution }: FaultsByHop): Intercept {
  return async ({ service, operation, resource, input }, proceed) => {
    if (service === 'sqs') sqs?.(operation, resource);
    if (operation === 'StartExecution') startExecution?.((input as { input: { text: string } }).input.text);
    if (operation !== 'PutEvents' || !putEvents) return proceed(input);
    return putEvents((input as { Entries: Entries }).Entries, (Entries) => proceed({ Entries }));
  };
}
