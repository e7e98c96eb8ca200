import type { AccountPorts } from '../../account-ports';
import { AwsError } from '../../errors/aws-error';

/** A policy of the account that says who may write to which log groups. */
export interface ResourcePolicy {
  readonly policyName: string;
  /** JSON, as it was given. */
  readonly policyDocument: string;
  /** In milliseconds since the epoch. */
  readonly lastUpdatedTime: number;
}

/** By account and Region. @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/cloudwatch_limits_cwl.html */
const MOST_POLICIES = 10;

/** Who may write to log groups besides the roles of the account: services, under their own name. */
export class ResourcePolicies {
  private readonly byName = new Map<string, ResourcePolicy>();

  constructor(private readonly ports: Pick<AccountPorts, 'access' | 'clock'>) {}

  /** In the order of their names. */
  get all(): ResourcePolicy[] {
    return [...this.byName.values()].sort((a, b) => (a.policyName < b.policyName ? -1 : 1));
  }

  has(policyName: string): boolean {
    return this.byName.has(policyName);
  }

  /**
   * Makes a policy, or replaces the one of its name.
   *
   * @throws AwsError `LimitExceededException`; `InvalidParameterException` for what is no policy, in words that are not confirmed against AWS
   */
  put(policyName: string, policyDocument: string): ResourcePolicy {
    if (!this.byName.has(policyName) && this.byName.size >= MOST_POLICIES) {
      throw new AwsError('LimitExceededException', 'Resource limit exceeded.');
    }
    const policy = { policyName, policyDocument, lastUpdatedTime: this.ports.clock.now() };
    this.enforce(new Map(this.byName).set(policyName, policy));
    this.byName.set(policyName, policy);
    return policy;
  }

  /** @throws AwsError `ResourceNotFoundException`, in words that are not confirmed against AWS */
  delete(policyName: string): void {
    if (!this.byName.delete(policyName)) {
      throw new AwsError('ResourceNotFoundException', `Policy with name [${policyName}] does not exist.`);
    }
    this.enforce(this.byName);
  }

  private enforce(policies: ReadonlyMap<string, ResourcePolicy>): void {
    this.ports.access.setServicePolicies(
      'logs',
      [...policies.values()].map(({ policyName, policyDocument }) => ({
        name: `resource policy ${policyName}`,
        document: policyDocument,
      })),
      (reason) => new AwsError('InvalidParameterException', reason),
    );
  }
}
