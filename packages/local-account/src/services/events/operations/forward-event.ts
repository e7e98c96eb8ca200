import { AwsError } from '../../../errors/aws-error';
import type { OwnService } from '../../../service';
import type { Call } from '../../../wire/operation';
import type { ParsedEvent } from '../bus/parsed-event';
import type { EventsPorts } from '../ports';
import { putEvents } from './put-events';

/**
 * Puts an event of one bus on another, with the rights and within the bounds of PutEvents.
 *
 * @throws AwsError as PutEvents answers, the error of the entry among them, and for a bus that does not exist
 */
export async function forwardEvent(
  service: Pick<OwnService<EventsPorts>, 'perform'>,
  { buses }: Pick<EventsPorts, 'buses'>,
  call: Call,
  busArn: string,
  event: ParsedEvent,
): Promise<void> {
  // PutEvents says nothing of a bus that does not exist, and drops what is for it.
  buses.bus(busArn);
  const { Entries = [] } = await service.perform(
    putEvents,
    { Entries: [{ EventBusName: busArn, forwarded: event }] },
    call,
  );
  const { ErrorCode, ErrorMessage = '' } = Entries[0] ?? {};
  if (ErrorCode !== undefined) throw new AwsError(ErrorCode, ErrorMessage);
}
