import { arn } from '../../../arn';
import { busNameOf, ruleArn } from '../bus/bus-name';
import type { EventsPorts } from '../ports';

export function archiveArn(archiveName: string, { account }: EventsPorts): string {
  return arn(account, 'events', `archive/${archiveName}`);
}

export function connectionArn(connectionName: string, { account }: EventsPorts): string {
  return arn(account, 'events', `connection/${connectionName}`);
}

export function replayArn(replayName: string, { account }: EventsPorts): string {
  return arn(account, 'events', `replay/${replayName}`);
}

/** @param bus a bus's name or ARN @default - the account's default bus */
export function ruleArnOf(ruleName: string, bus: string | undefined, { account }: EventsPorts): string {
  return ruleArn(account, busNameOf(bus), ruleName);
}
