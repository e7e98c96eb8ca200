import type { AccountPorts } from '../../account-ports';
import type { Registry } from '../../engine/registry';
import type { Stacks } from '../../engine/stacks/stacks';
import type { Call } from '../../wire/operation';
import type { ChangeSets } from './change-set/change-sets';
import type { DriftDetections } from './drift/drift-detections';
import type { ObjectAddress } from './request/template-url';

/** What CloudFormation needs of others. */
export interface CloudFormationNeeds {
  /** The types of resources that there can be. */
  readonly registry: () => Registry;
  /** The stacks of the account. */
  readonly stacks: () => Stacks;
  /** Reads an object of S3 as the caller. @throws AwsError as S3 would answer */
  readonly readObject: (call: Call, object: ObjectAddress) => Promise<Uint8Array>;
  /** @returns an SSM parameter's value by its name; undefined if there is none */
  readonly ssmParameter: (name: string) => string | undefined;
}

/** What CloudFormation works on. */
export interface CloudFormationPorts
  extends
    Pick<AccountPorts, 'access' | 'account' | 'clock'>,
    Omit<CloudFormationNeeds, 'registry' | 'stacks'> {
  readonly registry: Registry;
  readonly stacks: Stacks;
  readonly changeSets: ChangeSets;
  readonly driftDetections: DriftDetections;
}
