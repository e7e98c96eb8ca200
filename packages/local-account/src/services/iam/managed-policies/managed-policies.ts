import { refuseMalformedIdentityPolicy } from '../../../access/malformed-policy';
import { uniqueId } from '../../../access/unique-id';
import type { AccountPorts } from '../../../account-ports';
import { iamArn, parseArn } from '../../../arn';
import { AwsError } from '../../../errors/aws-error';
import { AWS_MANAGED_POLICIES } from './aws/aws-managed-policies';
import type { AwsManagedPolicy } from './aws/aws-managed-policy';
import type { ManagedPolicy } from './managed-policy';

type Account = AccountPorts['account'];

/** What a policy of the account is created from. */
export type ManagedPolicyInput = Pick<
  ManagedPolicy,
  'policyName' | 'path' | 'document' | 'description' | 'tags'
>;

/** The managed policies that roles can have: those of AWS that are known here, and those of the account. */
export class ManagedPolicies {
  private readonly byArn: Map<string, ManagedPolicy>;

  constructor(private readonly ports: Pick<AccountPorts, 'account' | 'clock'>) {
    const ofAws = AWS_MANAGED_POLICIES.map((policy) => ofAccount(policy, ports.account));
    this.byArn = new Map(ofAws.map((policy) => [policy.policyArn, policy]));
  }

  /** @throws AwsError `EntityAlreadyExists`, `MalformedPolicyDocument` */
  create(given: ManagedPolicyInput): ManagedPolicy {
    const { policyName, path, document } = given;
    const policyArn = iamArn(this.ports.account, `policy${path}${policyName}`);
    // Names are unique in an account, whatever the path (IAM API Reference, CreatePolicy).
    if (this.ofTheAccount.some((policy) => policy.policyName.toLowerCase() === policyName.toLowerCase())) {
      throw new AwsError(
        'EntityAlreadyExists',
        `A policy called ${policyName} already exists. Duplicate names are not allowed.`,
        409,
      );
    }
    refuseMalformedIdentityPolicy(`policy ${policyName}`, document);
    const now = new Date(this.ports.clock.now());
    const policy = {
      ...given,
      policyArn,
      policyId: uniqueId('ANPA', policyArn),
      versionId: 'v1',
      createDate: now,
      updateDate: now,
    };
    this.byArn.set(policyArn, policy);
    return policy;
  }

  find(policyArn: string): ManagedPolicy | undefined {
    return this.byArn.get(policyArn);
  }

  /** All of them, by name. */
  get all(): ManagedPolicy[] {
    return [...this.byArn.values()].sort((a, b) => (a.policyArn < b.policyArn ? -1 : 1));
  }

  private get ofTheAccount(): ManagedPolicy[] {
    return this.all.filter(({ policyArn }) => !isOfAws(policyArn));
  }
}

/** Whether a policy's ARN says that it is one of AWS's own, known here or not. */
export function isOfAws(policyArn: string): boolean {
  return parseArn(policyArn).accountId === 'aws';
}

/** A policy of AWS, as the account's partition has it: there the ARNs in it begin otherwise. */
function ofAccount(policy: AwsManagedPolicy, { partition }: Account): ManagedPolicy {
  const { name, path, versionId, createDate, updateDate, document } = policy;
  const policyArn = `arn:${partition}:iam::aws:policy${path}${name}`;
  return {
    policyName: name,
    policyArn,
    policyId: uniqueId('ANPA', policyArn),
    path,
    versionId,
    createDate: new Date(createDate),
    updateDate: new Date(updateDate),
    document: JSON.parse(JSON.stringify(document).replaceAll('arn:aws:', `arn:${partition}:`)) as object,
    tags: [],
  };
}
