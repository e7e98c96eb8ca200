import type { AccountPorts } from '../../account-ports';
import type { Timer } from '../../clock/clock';
import { AwsError } from '../../errors/aws-error';

const DAY_MS = 86_400_000;

/** The keys of the account, of which there is no more than who may use them. */
export class Keys {
  /** The ends of those that are pending deletion, by their ARNs. */
  private readonly ends = new Map<string, Timer>();

  constructor(private readonly ports: Pick<AccountPorts, 'access' | 'clock'>) {}

  /** @throws AwsError `MalformedPolicyDocumentException` for a policy that is none; then there is no such key */
  create(keyArn: string, policyName: string, policy: object): void {
    this.setPolicy(keyArn, policyName, policy);
    this.ends.get(keyArn)?.cancel();
    this.ends.delete(keyArn);
    this.ports.access.unusableKeys.delete(keyArn);
  }

  /** @throws AwsError `MalformedPolicyDocumentException` (KMS API Reference, PutKeyPolicy); then the policy is as it was */
  setPolicy(keyArn: string, policyName: string, policy: object): void {
    this.ports.access.setResourcePolicy(
      keyArn,
      policyName,
      policy,
      (reason) => new AwsError('MalformedPolicyDocumentException', reason),
    );
  }

  /**
   * Nobody can use the key from now on; after so many days there is none. On AWS the deletion could be cancelled until then.
   *
   * @see https://docs.aws.amazon.com/kms/latest/developerguide/deleting-keys.html
   */
  scheduleDeletion(keyArn: string, days: number): void {
    const { access, clock } = this.ports;
    access.unusableKeys.add(keyArn);
    const end = clock.after(days * DAY_MS, () => {
      this.ends.delete(keyArn);
      access.unusableKeys.delete(keyArn);
      access.removeResourcePolicy(keyArn);
    });
    this.ends.set(keyArn, end);
  }

  stop(): void {
    for (const end of this.ends.values()) end.cancel();
    this.ends.clear();
  }
}
