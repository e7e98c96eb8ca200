import type { AccountPorts } from '../../account-ports';
import { arn } from '../../arn';
import { acceptedType } from '../../engine/accepted-type';
import { createService, type Service } from '../../service';

/** ECR: its repositories hold images, and none is run here. */
export function ecrService(account: AccountPorts): Service {
  return createService(account, {
    name: 'ecr',
    ports: account,
    accepted: [
      acceptedType(
        'AWS::ECR::Repository',
        'no images are run locally',
        ({ account: owner, physicalName, text }) => {
          // A repository's name has no capital letters.
          const name = text('RepositoryName') ?? physicalName.toLowerCase();
          const host = `${owner.accountId}.dkr.ecr.${owner.region}.amazonaws.com`;
          return {
            ref: name,
            attributes: { Arn: arn(owner, 'ecr', `repository/${name}`), RepositoryUri: `${host}/${name}` },
          };
        },
      ),
    ],
  });
}
