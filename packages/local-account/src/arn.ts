import { parse, validate } from '@aws-sdk/util-arn-parser';
import type { Account } from './account';

/** The parts of `arn:<partition>:<service>:<region>:<account id>:<resource>`. */
export interface Arn {
  readonly partition: string;
  readonly service: string;
  /** Empty for what lives in no Region, such as a role. */
  readonly region: string;
  readonly accountId: string;
  /** All that comes after the account, such as `rule/my-bus/my-rule` or a queue's name. */
  readonly resource: string;
}

/** The ARN of something that lives in this account and Region. */
export function arn(account: Account, service: string, resource: string): string {
  const { partition, region, accountId } = account;
  return `arn:${partition}:${service}:${region}:${accountId}:${resource}`;
}

/** The ARN of something that lives in no Region, such as a budget. */
export function globalArn(account: Account, service: string, resource: string): string {
  return arn({ ...account, region: '' }, service, resource);
}

/** The ARN of IAM's users, roles and the account itself, which live in no Region. */
export function iamArn(account: Account, resource: string): string {
  return globalArn(account, 'iam', resource);
}

export function isArn(text: string): boolean {
  return validate(text);
}

/** @throws Error for what is no ARN */
export function parseArn(text: string): Arn {
  return parse(text);
}

/** What an ARN names, without the kind and the folders before it: `my-rule` of `…:rule/my-bus/my-rule`. */
export function resourceNameOf(text: string): string {
  return text.slice(Math.max(text.lastIndexOf('/'), text.lastIndexOf(':')) + 1);
}
