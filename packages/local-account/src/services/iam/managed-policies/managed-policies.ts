import { refuseMalformedIdentityPolicy } from '../../../access/malformed-policy';
import type { Role } from '../../../access/role';
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
    return this.put({
      ...given,
      policyArn,
      policyId: uniqueId('ANPA', policyArn),
      versionId: 'v1',
      createDate: now,
      updateDate: now,
    });
  }

  /**
   * Gives a policy of the account another document: its next version, in the place of the one before.
   *
   * @returns the policy as it is now; who has it attached is not told here
   * @throws AwsError `NoSuchEntity`, `MalformedPolicyDocument`
   */
  change(policyArn: string, { document, tags }: Pick<ManagedPolicy, 'document' | 'tags'>): ManagedPolicy {
    const policy = this.get(policyArn);
    if (JSON.stringify(document) === JSON.stringify(policy.document)) return this.put({ ...policy, tags });
    refuseMalformedIdentityPolicy(`policy ${policy.policyName}`, document);
    const number = Number(policy.versionId.slice(1)) + 1;
    const updateDate = new Date(this.ports.clock.now());
    return this.put({ ...policy, tags, document, versionId: `v${number}`, updateDate });
  }

  /**
   * Deletes a policy of the account.
   *
   * @param roles those that must not have it
   * @throws AwsError `NoSuchEntity`, `DeleteConflict` for one that one of them has; the words: https://github.com/rebuy-de/aws-nuke/issues/294
   */
  delete(policyArn: string, roles: readonly Role[]): void {
    this.get(policyArn);
    const isUsed = roles.some(
      ({ attachedPolicies, permissionsBoundary }) =>
        attachedPolicies.has(policyArn) || permissionsBoundary?.policyArn === policyArn,
    );
    if (isUsed) {
      throw new AwsError('DeleteConflict', 'Cannot delete a policy attached to entities.', 409);
    }
    this.byArn.delete(policyArn);
  }

  find(policyArn: string): ManagedPolicy | undefined {
    return this.byArn.get(policyArn);
  }

  /** All of them, by name. */
  get all(): ManagedPolicy[] {
    return [...this.byArn.values()].sort((a, b) => (a.policyArn < b.policyArn ? -1 : 1));
  }

  private get(policyArn: string): ManagedPolicy {
    const policy = this.find(policyArn);
    if (policy) return policy;
    throw new AwsError('NoSuchEntity', `Policy ${policyArn} was not found.`, 404);
  }

  private put(policy: ManagedPolicy): ManagedPolicy {
    this.byArn.set(policy.policyArn, policy);
    return policy;
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
function ofAccount(policy: AwsManagedPolicy, account: Account): ManagedPolicy {
  const { name, path, versionId, createDate, updateDate, document } = policy;
  const policyArn = iamArn({ ...account, accountId: 'aws' }, `policy${path}${name}`);
  return {
    policyName: name,
    policyArn,
    policyId: uniqueId('ANPA', policyArn),
    path,
    versionId,
    createDate: new Date(createDate),
    updateDate: new Date(updateDate),
    document: JSON.parse(
      JSON.stringify(document).replaceAll('arn:aws:', `arn:${account.partition}:`),
    ) as object,
    tags: [],
  };
}
