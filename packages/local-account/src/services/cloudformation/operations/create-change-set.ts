import type { CreateChangeSetOutput } from '@aws-sdk/client-cloudformation';
import { z } from 'zod';
import { isArn } from '../../../arn';
import type { StackRequest } from '../../../engine/stacks/stack-request';
import type { StackView } from '../../../engine/stacks/stack-view';
import { AwsError } from '../../../errors/aws-error';
import { UserError } from '../../../errors/user-error';
import { operation } from '../../../wire/operation';
import { detectDrift } from '../drift/detect-drift';
import type { ResourceDrift } from '../drift/drift-detections';
import type { CloudFormationPorts } from '../ports';
import { stackPermissions } from '../request/execution-role';
import { onFailureOf } from '../request/on-failure';
import { readStackRequest } from '../request/read-stack-request';
import { booleanInput, clientTokenInput, stackRequestInput } from '../request/request-input';
import { noStackNamed, stackArnOf, stackNameInput } from '../stack/stack-of';
import { requireUpdatable } from '../stack/stack-status';

const IMPORTS = 'The local run does not import resources';

export const createChangeSet = operation({
  name: 'CreateChangeSet',
  input: z.object({
    ...stackRequestInput,
    StackName: stackNameInput,
    ChangeSetName: z
      .string()
      .min(1)
      .max(128)
      .regex(/^[a-zA-Z][-a-zA-Z0-9]*$/),
    UsePreviousTemplate: booleanInput.optional(),
    ClientToken: clientTokenInput,
    Description: z.string().min(1).max(1024).optional(),
    ChangeSetType: z
      .enum(['CREATE', 'UPDATE', 'IMPORT'])
      .refine((type) => type !== 'IMPORT', { error: `${IMPORTS} (ChangeSetType IMPORT).` })
      .default('UPDATE'),
    ResourcesToImport: z.never({ error: `${IMPORTS} (ResourcesToImport).` }).optional(),
    // `cdk bootstrap` asks for it: what a stack of this run has left behind is taken up.
    ImportExistingResources: booleanInput.optional(),
    IncludeNestedStacks: booleanInput.default(false),
    OnStackFailure: z.enum(['DO_NOTHING', 'ROLLBACK', 'DELETE']).optional(),
    DeploymentMode: z.literal('REVERT_DRIFT').optional(),
  }),
  authorize: ({ StackName, RoleARN }, ports: CloudFormationPorts) =>
    stackPermissions(stackArnOf(ports, StackName), RoleARN),
  run: async (input, ports: CloudFormationPorts, call) => {
    const { ChangeSetName, ChangeSetType, DeploymentMode, Description, OnStackFailure, StackName } = input;
    const present = requireFitting(input, ports);
    const given = await readStackRequest(input, ports, call, present);
    const request = {
      ...given,
      onFailure: onFailureOf({
        OnFailure: OnStackFailure,
        DisableRollback: input.DeploymentConfig?.DisableRollback,
        mode: input.DeploymentConfig?.Mode,
      }),
      ...(DeploymentMode && { revertsDrift: true }),
      ...(input.ImportExistingResources && { importsExisting: true }),
    };
    const drifts = present && DeploymentMode && (await detectDrift(present, ports));
    // Meanwhile another client can have made the stack.
    const stack = requireFitting(input, ports) ?? ports.stacks.review(StackName);
    const { changeSetId } = ports.changeSets.add({
      changeSetName: ChangeSetName,
      ...(Description !== undefined && { description: Description }),
      type: ChangeSetType === 'CREATE' ? 'CREATE' : 'UPDATE',
      stack,
      request,
      includeNestedStacks: input.IncludeNestedStacks,
      ...(OnStackFailure !== undefined && { onStackFailure: OnStackFailure }),
      createdAt: new Date(ports.clock.now()),
      ...(drifts && {
        stackDriftStatus: drifts.some(({ status }) => status !== 'IN_SYNC') ? 'DRIFTED' : 'IN_SYNC',
      }),
      ...planned(stack, { request, drifts }, ports),
    });
    return { Id: changeSetId, StackId: stack.stackId } satisfies CreateChangeSetOutput;
  },
});

/**
 * The stack that the change set is for, if there is one and it can have it. The words are recorded on AWS.
 *
 * @throws AwsError `ValidationError`
 */
function requireFitting(
  {
    ChangeSetName,
    ChangeSetType,
    StackName,
  }: { readonly ChangeSetName: string; readonly ChangeSetType: string; readonly StackName: string },
  { stacks }: CloudFormationPorts,
): StackView | undefined {
  const stack = stacks.find(StackName);
  if (!stack && (ChangeSetType === 'UPDATE' || isArn(StackName))) {
    throw new AwsError('ValidationError', noStackNamed(StackName));
  }
  if (ChangeSetType === 'CREATE') {
    if (!stack || stack.status === 'REVIEW_IN_PROGRESS') return stack;
    throw new AwsError(
      'ValidationError',
      `Stack [${StackName}] already exists and cannot be created again with the changeSet [${ChangeSetName}].`,
    );
  }
  if (stack) requireUpdatable(stack);
  return stack;
}

/** Recorded on AWS; clients look for these words. */
const NO_CHANGES =
  "The submitted information didn't contain changes. Submit different information to create a change set.";

/** What the change set is about; one whose changes cannot be told has failed. */
function planned(
  stack: StackView,
  {
    request,
    drifts,
  }: { readonly request: StackRequest; readonly drifts?: readonly ResourceDrift[] | undefined },
  { stacks }: CloudFormationPorts,
) {
  try {
    const driftByLogicalId = drifts && new Map(drifts.map((drift) => [drift.resource.logicalId, drift]));
    const { isUnchanged, resources } = stacks.plan(stack, request, driftByLogicalId);
    if (isUnchanged) return failed(NO_CHANGES);
    return { changes: resources, status: 'CREATE_COMPLETE', executionStatus: 'AVAILABLE' } as const;
  } catch (error) {
    if (error instanceof UserError) return failed(error.message);
    throw error;
  }
}

function failed(statusReason: string) {
  return { changes: [], status: 'FAILED', statusReason, executionStatus: 'UNAVAILABLE' } as const;
}
