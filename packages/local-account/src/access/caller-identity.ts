import { type Principal, principalArn } from '@pipeline/iam-policy';
import { parseArn } from '../arn';
import { uniqueId } from './unique-id';

/** Who a principal is, as AWS tells it: STS to the caller, SQS to a message's receiver, API Gateway to an integration. */
export interface CallerIdentity {
  /** Of a role's session, that of the session and not of the role. */
  readonly arn: string;
  /**
   * For a role's session the role's unique id and the session's name (`AROA…:session`), else the unique id of the user (IAM User
   * Guide, "aws:userid"), which for the account itself is its number. An AWS service is a user of AWS's own (`AIDA…`, as in the
   * examples of the Lambda Developer Guide); which one is Not confirmed against AWS. Ids of what has none here are made up
   * from its name, and stay the same.
   */
  readonly userId: string;
}

export function callerIdentity(principal: Principal): CallerIdentity {
  return { arn: principalArn(principal), userId: userIdOf(principal) };
}

/** The `userId` alone. */
export function userIdOf(principal: Principal): string {
  switch (principal.type) {
    case 'role': {
      const { roleArn, roleId = uniqueId('AROA', roleArn), sessionName } = principal;
      return `${roleId}:${sessionName}`;
    }
    case 'service':
      return uniqueId('AIDA', principal.service);
    case 'administrator': {
      const { arn, accountId } = principal;
      return parseArn(arn).resource === 'root' ? accountId : uniqueId('AIDA', arn);
    }
  }
}
