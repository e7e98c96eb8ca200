import { z } from 'zod';
import { refuseMalformedIdentityPolicy } from '../../../access/malformed-policy';
import { cfnPolicyDocument, refused } from '../../../engine/property-schemas';
import { resourceType } from '../../../engine/resource-type';
import type { IamPorts } from '../ports';

const policyProperties = z.strictObject({
  PolicyName: z.string(),
  PolicyDocument: cfnPolicyDocument,
  Roles: z.array(z.string()),
  Users: refused('The local run has no users'),
  Groups: refused('The local run has no groups of users'),
});

type PolicyProperties = z.output<typeof policyProperties>;

/** An inline policy, the same in several roles. */
export const iamPolicy = resourceType({
  type: 'AWS::IAM::Policy',
  properties: policyProperties,
  create: (created, { access }: IamPorts, { physicalName }) => {
    let properties = created;
    put(access, created);
    return {
      ref: physicalName,
      attributes: { Id: physicalName },
      update: (changed) => {
        const { PolicyName, Roles } = properties;
        put(access, changed);
        const left = Roles.filter(
          (role) => PolicyName !== changed.PolicyName || !changed.Roles.includes(role),
        );
        take(access, { PolicyName, Roles: left });
        properties = changed;
      },
      delete: () => take(access, properties),
    };
  },
});

/** @throws AwsError `NoSuchEntity`, `MalformedPolicyDocument`, before any role has it */
function put(access: IamPorts['access'], { PolicyDocument, PolicyName, Roles }: PolicyProperties): void {
  for (const roleName of Roles) access.roles.get(roleName);
  refuseMalformedIdentityPolicy(`policy ${PolicyName}`, PolicyDocument);
  for (const roleName of Roles) access.roles.putPolicy(roleName, PolicyName, PolicyDocument);
}

/** Takes it from roles, as far as they are there. */
function take(
  access: IamPorts['access'],
  { PolicyName, Roles }: Pick<PolicyProperties, 'PolicyName' | 'Roles'>,
): void {
  for (const { roleName, policies } of access.roles.all) {
    if (!Roles.includes(roleName)) continue;
    const rest = new Map(policies);
    rest.delete(PolicyName);
    access.roles.change(roleName, { policies: rest });
  }
}
