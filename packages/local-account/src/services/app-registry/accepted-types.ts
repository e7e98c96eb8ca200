import { arn } from '../../arn';
import { type AcceptedResource, type AcceptedType, acceptedType } from '../../engine/accepted-type';
import { stableUuid } from '../../engine/stable-uuid';

const ONLY_DESCRIBES = 'it only describes an application';

/**
 * Applications and what is said of them. What `Ref` and `Fn::GetAtt` give:
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/AWS_ServiceCatalogAppRegistry.html
 */
export const acceptedAppRegistryTypes: readonly AcceptedType[] = [
  acceptedType('AWS::ServiceCatalogAppRegistry::Application', ONLY_DESCRIBES, (resource) => {
    const Id = idOf(resource);
    const ApplicationName = resource.text('Name') ?? resource.physicalName;
    return {
      ref: Id,
      attributes: {
        Id,
        Arn: arn(resource.account, 'servicecatalog', `/applications/${Id}`),
        ApplicationName,
        ApplicationTagKey: 'awsApplication',
        ApplicationTagValue: arn(resource.account, 'resource-groups', `group/${ApplicationName}/${Id}`),
      },
    };
  }),
  acceptedType('AWS::ServiceCatalogAppRegistry::AttributeGroup', ONLY_DESCRIBES, (resource) => {
    const Id = idOf(resource);
    return {
      ref: Id,
      attributes: { Id, Arn: arn(resource.account, 'servicecatalog', `/attribute-groups/${Id}`) },
    };
  }),
  ...['AttributeGroupAssociation', 'ResourceAssociation'].map((association) =>
    acceptedType(
      `AWS::ServiceCatalogAppRegistry::${association}`,
      ONLY_DESCRIBES,
      ({ physicalName, text }) => ({
        ref: physicalName,
        attributes: { Id: physicalName, ApplicationArn: text('Application') },
      }),
    ),
  ),
];

/** 26 lower-case letters and digits. */
function idOf({ physicalName }: AcceptedResource): string {
  return stableUuid(physicalName).replaceAll('-', '').slice(0, 26);
}
