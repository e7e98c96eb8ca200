import { parse } from '@aws-sdk/util-arn-parser';
import type { AccessRequest, Principal } from './access-request';
import { rootAccountId } from './principal-arn';

/** The condition keys of one request. Key names are not case-sensitive, values are. */
export class RequestContext {
  private readonly valuesByKey = new Map<string, readonly string[]>();

  constructor(entries: Readonly<Record<string, string | readonly string[] | undefined>>) {
    for (const [key, value] of Object.entries(entries)) {
      if (value === undefined) continue;
      this.valuesByKey.set(key.toLowerCase(), typeof value === 'string' ? [value] : value);
    }
  }

  /** The values of a key, empty when the request does not have it. */
  values(key: string): readonly string[] {
    return this.valuesByKey.get(key.toLowerCase()) ?? [];
  }

  /**
   * The value that a policy variable takes. Keys with several values cannot be variables
   * (IAM User Guide, "Single-valued vs. multivalued context keys").
   */
  variable(key: string): string | undefined {
    const values = this.values(key);
    return values.length === 1 ? values[0] : undefined;
  }
}

/**
 * What the request brought along, with the keys that follow from the principal and the resource. The latter win:
 * nobody can claim to be another principal by supplying a key.
 */
export function requestContext(request: AccessRequest): RequestContext {
  return new RequestContext({
    // A service that acts through a service role, and a direct call, both give false (IAM User Guide, aws:ViaAWSService).
    'aws:viaawsservice': 'false',
    ...lowerCased(request.context),
    'aws:resourceaccount': request.resourceAccountId,
    ...(/^s3:/i.test(request.action) && { 's3:resourceaccount': request.resourceAccountId }),
    ...principalKeys(request.principal),
  });
}

function principalKeys(principal: Principal): Record<string, string | string[] | undefined> {
  switch (principal.type) {
    case 'role':
      return {
        // The ARN of the role, not of the session (IAM User Guide, aws:PrincipalArn).
        'aws:principalarn': principal.roleArn,
        'aws:principalaccount': principal.accountId,
        'aws:principaltype': 'AssumedRole',
        'aws:principalisawsservice': 'false',
        'aws:userid': principal.roleId && `${principal.roleId}:${principal.sessionName}`,
        'aws:sourceidentity': principal.sourceIdentity,
        ...tagKeys(principal.tags),
      };
    case 'service':
      return {
        'aws:principalisawsservice': 'true',
        'aws:principalservicename': principal.service,
        'aws:principalservicenameslist': [principal.service],
      };
    case 'administrator': {
      const userName = /^user\/(?:.*\/)?([^/]+)$/.exec(parse(principal.arn).resource)?.[1];
      const isRoot = rootAccountId(principal.arn) === principal.accountId;
      return {
        'aws:principalarn': principal.arn,
        'aws:principalaccount': principal.accountId,
        'aws:principaltype': isRoot ? 'Account' : 'User',
        'aws:principalisawsservice': 'false',
        ...(isRoot && { 'aws:userid': principal.accountId }),
        ...(userName !== undefined && { 'aws:username': userName }),
      };
    }
  }
}

/** Names of keys are not case-sensitive, those of tags in them included (IAM User Guide, "aws:PrincipalTag/tag-key"). */
function tagKeys(tags: Readonly<Record<string, string>> = {}): Record<string, string> {
  return Object.fromEntries(Object.entries(tags).map(([key, value]) => [`aws:principaltag/${key}`, value]));
}

function lowerCased(context: AccessRequest['context']): AccessRequest['context'] {
  return Object.fromEntries(Object.entries(context).map(([key, value]) => [key.toLowerCase(), value]));
}
