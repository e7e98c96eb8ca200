import type { AccountPorts } from '../../account-ports';
import { acceptedType } from '../../engine/accepted-type';
import { createService, type Service } from '../../service';
import { awsQuery } from '../../wire/aws-query';
import { ChangeSets } from './change-set/change-sets';
import { DriftDetections } from './drift/drift-detections';
import { continueUpdateRollback } from './operations/continue-update-rollback';
import { createChangeSet } from './operations/create-change-set';
import { createStack } from './operations/create-stack';
import { deleteChangeSet } from './operations/delete-change-set';
import { deleteStack } from './operations/delete-stack';
import { describeChangeSet } from './operations/describe-change-set';
import { describeChangeSetHooks } from './operations/describe-change-set-hooks';
import { describeEvents } from './operations/describe-events';
import { describeStackDriftDetectionStatus } from './operations/describe-stack-drift-detection-status';
import { describeStackEvents } from './operations/describe-stack-events';
import { describeStackResource } from './operations/describe-stack-resource';
import { describeStackResourceDrifts } from './operations/describe-stack-resource-drifts';
import { describeStackResources } from './operations/describe-stack-resources';
import { describeStacks } from './operations/describe-stacks';
import { describeType } from './operations/describe-type';
import { detectStackDrift } from './operations/detect-stack-drift';
import { detectStackResourceDrift } from './operations/detect-stack-resource-drift';
import { executeChangeSet } from './operations/execute-change-set';
import { getStackPolicy } from './operations/get-stack-policy';
import { getTemplate } from './operations/get-template';
import { getTemplateSummary } from './operations/get-template-summary';
import { listChangeSets } from './operations/list-change-sets';
import { listExports } from './operations/list-exports';
import { listHookResults } from './operations/list-hook-results';
import { listImports } from './operations/list-imports';
import { listStackResources } from './operations/list-stack-resources';
import { listStacks } from './operations/list-stacks';
import { rollbackStack } from './operations/rollback-stack';
import { updateStack } from './operations/update-stack';
import { updateTerminationProtection } from './operations/update-termination-protection';
import { validateTemplate } from './operations/validate-template';
import type { CloudFormationNeeds, CloudFormationPorts } from './ports';

/** CloudFormation: the stacks of the account. */
export function cloudFormationService(
  account: AccountPorts,
  { registry, stacks, readObject, ssmParameter }: CloudFormationNeeds,
): Service {
  const { access, clock } = account;
  return createService<CloudFormationPorts>(account, {
    name: 'cloudformation',
    ports: {
      access,
      account: account.account,
      clock,
      readObject,
      ssmParameter,
      changeSets: new ChangeSets(account.account),
      driftDetections: new DriftDetections(clock),
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
        continueUpdateRollback,
        createChangeSet,
        createStack,
        deleteChangeSet,
        deleteStack,
        describeChangeSet,
        describeChangeSetHooks,
        describeEvents,
        describeStackDriftDetectionStatus,
        describeStackEvents,
        describeStackResource,
        describeStackResourceDrifts,
        describeStackResources,
        describeStacks,
        describeType,
        detectStackDrift,
        detectStackResourceDrift,
        executeChangeSet,
        getStackPolicy,
        getTemplate,
        getTemplateSummary,
        listChangeSets,
        listExports,
        listHookResults,
        listImports,
        listStackResources,
        listStacks,
        rollbackStack,
        updateStack,
        updateTerminationProtection,
        validateTemplate,
      ],
      inputErrors: { constraint: 'ValidationError', type: 'MalformedInput' },
    },
    accepted: [acceptedType('AWS::CDK::Metadata', 'tells AWS which constructs a stack is made of')],
  });
}
