import { type Quota, QUOTAS } from '../../../scale/quotas/quotas';
import type { HopCapacity } from '../../../scale/settings/hop-capacities';
import { code, table } from '../local-run/markdown';
import { figure, share } from './figures';

const WHOSE = { account: 'account', stack: 'copy of the stack', environment: 'environment' } as const;

/** Every quota, with where it comes from. */
export function quotaTable(): string {
  return table(
    ['Hop', 'Quota', 'Default', 'Each', 'More', 'In other Regions'],
    QUOTAS.quotas.map((quota) => [
      quota.hop,
      `${code(quota.id)}: ${quota.what} ([source](${quota.source}))`,
      figure(quota.value),
      WHOSE[quota.scope],
      howToRaise(quota),
      quota.elsewhere ?? '',
    ]),
  );
}

function howToRaise({ adjustable, service, code: quotaCode, name }: Quota): string {
  switch (adjustable) {
    case 'service-quotas':
      return `Service Quotas, ${code(`${service} ${quotaCode}`)}: ${name}`;
    case 'support':
      return "AWS's support";
    case 'no':
      return 'no';
  }
}

/** What the limits let through, with the arithmetic. */
export function capacityTable(capacities: readonly HopCapacity[]): string {
  return table(
    ['Hop', 'Limit', 'Transactions a second', 'Of each', 'Since'],
    capacities.map(({ hop, limit, perSecond, scope, arithmetic }) => [
      hop,
      code(limit),
      figure(perSecond),
      WHOSE[scope],
      arithmetic,
    ]),
  );
}

/** How much of each limit a rate takes, of one copy of the stack in one account. */
export function loadTable(capacities: readonly HopCapacity[], rates: readonly number[]): string {
  return table(
    ['Hop', 'Limit', ...rates.map((rate) => `${figure(rate)} a second`)],
    capacities.map(({ hop, limit, perSecond }) => [
      hop,
      code(limit),
      ...rates.map((rate) => share(rate / perSecond)),
    ]),
  );
}
