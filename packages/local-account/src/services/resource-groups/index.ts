import type { AccountPorts } from '../../account-ports';
import { arn } from '../../arn';
import { acceptedType } from '../../engine/accepted-type';
import { createService, type Service } from '../../service';

/** Resource Groups, which is not run: it changes nothing about what is in a group. */
export function resourceGroupsService(account: AccountPorts): Service {
  return createService(account, {
    name: 'resource-groups',
    ports: {},
    accepted: [
      // https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-resourcegroups-group.html
      acceptedType('AWS::ResourceGroups::Group', 'it only gathers resources', (resource) => {
        const name = resource.text('Name') ?? resource.physicalName;
        return { ref: name, attributes: { Arn: arn(resource.account, 'resource-groups', `group/${name}`) } };
      }),
    ],
  });
}
