import {
  type AccessRequest,
  type Authorizer,
  type Decision,
  type NamedPolicy,
  parsePolicyDocument,
  type RolePrincipal,
} from '../src';

export const ACCOUNT = '000000000000';
export const OTHER_ACCOUNT = '111111111111';
export const QUEUE = `arn:aws:sqs:us-east-1:${ACCOUNT}:Transactions`;
export const RULE = `arn:aws:events:us-east-1:${ACCOUNT}:rule/Bus/Rule`;

export const role: RolePrincipal = {
  type: 'role',
  roleArn: `arn:aws:iam::${ACCOUNT}:role/path/PipeRole`,
  sessionName: 'pipe',
  accountId: ACCOUNT,
};
export const roleSession = `arn:aws:sts::${ACCOUNT}:assumed-role/PipeRole/pipe`;

/** A request to send a message as {@link role}, changed as a test needs it. */
export function sendMessage(changes: Partial<AccessRequest> = {}): AccessRequest {
  return {
    principal: role,
    action: 'sqs:SendMessage',
    resource: QUEUE,
    resourceAccountId: ACCOUNT,
    context: {},
    ...changes,
  };
}

/** A policy of version 2012-10-17. */
export function policy(name: string, ...statements: object[]): NamedPolicy {
  return { name, document: parsePolicyDocument({ Version: '2012-10-17', Statement: statements }, name) };
}

/** Decides a request, of an origin that is not known. */
export function authorize(
  authorizer: Authorizer,
  { action, resource, ...origin }: AccessRequest,
  sessionPolicies?: readonly NamedPolicy[],
): Decision {
  return authorizer.authorize({ ...origin, sessionPolicies }, action, resource);
}
