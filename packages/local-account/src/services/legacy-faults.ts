import type { PutEventsRequestEntry } from '@aws-sdk/client-eventbridge';
import { resourceNameOf } from '../arn';
import type { Intercept } from '../intercept';
import type { Faults } from './faults';

/** Faults of before there was one place for them, for the services that have it already. */
export function interceptOf(faults: Faults): Intercept {
  return async ({ service, operation, resource, input, caller }, proceed) => {
    if (service === 'sqs') await faults.sqs?.(operation, resource === '*' ? '' : resourceNameOf(resource));
    if (service === 'states' && operation === 'StartExecution') {
      await faults.startExecution?.((input as { input: string }).input);
    }
    if (service !== 'events' || operation !== 'PutEvents' || caller.principal.type !== 'role') {
      return proceed(input);
    }
    const { Entries } = input as { Entries: readonly PutEventsRequestEntry[] };
    const put = async (entries: readonly PutEventsRequestEntry[]) => proceed({ Entries: entries });
    return faults.putEvents ? faults.putEvents(Entries, put) : proceed(input);
  };
}
