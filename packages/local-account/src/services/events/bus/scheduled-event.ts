import { randomUUID } from 'node:crypto';
import type { AccountPorts } from '../../../account-ports';
import { writtenObject } from '../../../input-transformation/written-json';
import type { Rule } from '../rule';
import { wholeSecond } from './bus-event';
import { ParsedEvent } from './parsed-event';

/** What a rule gets at a moment of its schedule, as recorded on AWS. */
export function scheduledEvent(
  rule: Pick<Rule, 'arn'>,
  { account, clock }: Pick<AccountPorts, 'account' | 'clock'>,
): ParsedEvent {
  const now = clock.now();
  const event = {
    id: randomUUID(),
    detailType: 'Scheduled Event',
    source: 'aws.events',
    account: account.accountId,
    region: account.region,
    time: wholeSecond(now),
    resources: [rule.arn],
    detail: '{}',
    ingestedAt: now,
    transaction: {},
  };
  return new ParsedEvent(event, writtenObject(new Map(), event.detail));
}
