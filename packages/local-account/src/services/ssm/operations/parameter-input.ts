import { z } from 'zod';
import type { Account } from '../../../account';
import { isArn } from '../../../arn';
import { AwsError } from '../../../errors/aws-error';
import { parameterArn } from '../parameters';

/** Not confirmed against AWS: the words. */
export const INVALID_TOKEN = new AwsError('InvalidNextToken', 'The specified token is not valid.');

/** A name or an ARN, with or without a version after a colon. */
export const parameterName = z.string().min(1).max(2048);

/** What the right to read a parameter is asked for. */
export function parameterResource(account: Account, nameOrArn: string): string {
  const unversioned = nameOrArn.replace(/:\d+$/, '');
  return isArn(unversioned) ? unversioned : parameterArn(account, unversioned);
}
