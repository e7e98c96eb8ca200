import type { AccountPorts } from '../../account-ports';
import { acceptedType } from '../../engine/accepted-type';
import type { Registry } from '../../engine/registry';
import type { Stacks } from '../../engine/stacks/stacks';
import { createService, type Service } from '../../service';
import { awsQuery } from '../../wire/aws-query';
import { describeStackEvents } from './operations/describe-stack-events';
import { describeStackResource } from './operations/describe-stack-resource';
import { describeStackResources } from './operations/describe-stack-resources';
import { describeStacks } from './operations/describe-stacks';
import { describeType } from './operations/describe-type';
import { getTemplate } from './operations/get-template';
import { getTemplateSummary } from './operations/get-template-summary';
import { listExports } from './operations/list-exports';
import { listStackResources } from './operations/list-stack-resources';
import { listStacks } from './operations/list-stacks';
import type { CloudFormationPorts } from './ports';

/** CloudFormation, for looking at the stacks of the account. */
export function cloudFormationService(
  account: AccountPorts,
  { registry, stacks }: { readonly registry: () => Registry; readonly stacks: () => Stacks },
): Service {
  return createService<CloudFormationPorts>(account, {
    name: 'cloudformation',
    ports: {
      account: account.account,
      get registry() {
        return registry();
      },
      get stacks() {
        return stacks();
      },
    },
    api: {
      protocol: awsQuery({ xmlNamespace: 'http://cloudformation.amazonaws.com/doc/2010-05-15/' }),
      operations: [
        describeStackEvents,
        describeStackResource,
        describeStackResources,
        describeStacks,
        describeType,
        getTemplate,
        getTemplateSummary,
        listExports,
        listStackResources,
        listStacks,
      ],
      inputErrors: { constraint: 'ValidationError', type: 'MalformedInput' },
    },
    accepted: [acceptedType('AWS::CDK::Metadata', 'tells AWS which constructs a stack is made of')],
  });
}
