import type { Account } from '../../../account';
import { arn, isArn, parseArn } from '../../../arn';

/** The name of the bus that every account has. */
export const DEFAULT_BUS = 'default';

/** @param nameOrArn a bus's name or ARN @default - the account's default bus */
export function busNameOf(nameOrArn = DEFAULT_BUS): string {
  if (!isArn(nameOrArn)) return nameOrArn;
  const { resource } = parseArn(nameOrArn);
  return resource.slice(resource.indexOf('/') + 1);
}

/** @param nameOrArn a bus's name or ARN @default - the account's default bus */
export function busArnOf(account: Account, nameOrArn = DEFAULT_BUS): string {
  return isArn(nameOrArn) ? nameOrArn : arn(account, 'events', `event-bus/${nameOrArn}`);
}

export function isEventBusArn(text: string): boolean {
  if (!isArn(text)) return false;
  const { service, resource } = parseArn(text);
  return service === 'events' && /^event-bus\/./.test(resource);
}

/** The ARN of a rule; on the default bus it does not name the bus. */
export function ruleArn(account: Account, eventBusName: string, ruleName: string): string {
  const bus = eventBusName === DEFAULT_BUS ? '' : `${eventBusName}/`;
  return arn(account, 'events', `rule/${bus}${ruleName}`);
}
