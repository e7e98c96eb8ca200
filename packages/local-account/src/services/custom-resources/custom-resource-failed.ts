import type { ResourceIdentity } from '../../engine/resource-type';
import { UserError } from '../../errors/user-error';

/** A custom resource whose provider says that it has failed, or does not answer as it should. */
export class CustomResourceFailed extends UserError {
  override readonly name = 'CustomResourceFailed';

  /** @param what in CloudFormation's words */
  constructor({ logicalId, type }: Pick<ResourceIdentity, 'logicalId' | 'type'>, what: string) {
    super(`${logicalId} (${type}): ${what}`);
  }
}
