import { createHash } from 'node:crypto';
import type { Caller } from '../../../access/caller';
import { parseArn } from '../../../arn';

const BASE32 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';
const UNIQUE_ID_LENGTH = 17;

/**
 * The attribute `SenderId`: for a role's session the role's unique id and the session's name (`AROA…:session`), else
 * the unique id of the user (IAM User Guide, "aws:userid"), which for the account itself is its number. An AWS service
 * sends as a user of AWS's own (`AIDA…`, as in the examples of the Lambda Developer Guide); which one is
 * Not confirmed against AWS. Ids of what has none here are made up from its name, and stay the same.
 */
export function senderId({ principal }: Caller): string {
  switch (principal.type) {
    case 'role':
      return `${principal.roleId ?? uniqueId('AROA', principal.roleArn)}:${principal.sessionName}`;
    case 'service':
      return uniqueId('AIDA', principal.service);
    case 'administrator':
      return parseArn(principal.arn).resource === 'root'
        ? principal.accountId
        : uniqueId('AIDA', principal.arn);
  }
}

function uniqueId(prefix: 'AIDA' | 'AROA', name: string): string {
  const digest = createHash('sha256').update(name).digest();
  const letters = Array.from(digest.subarray(0, UNIQUE_ID_LENGTH), (byte) => BASE32[byte % BASE32.length]);
  return prefix + letters.join('');
}
