import type { AwsManagedPolicy } from './aws-managed-policy';
import { LAMBDA_POLICIES } from './lambda';
import { MESSAGING_POLICIES } from './messaging';
import { OBSERVABILITY_POLICIES } from './observability';
import { READ_ONLY_POLICIES } from './read-only';
import { WORKFLOW_AND_API_POLICIES } from './workflows-and-apis';

/** AWS's managed policies that are known here: of the services that the local run has, and what functions take for theirs. */
export const AWS_MANAGED_POLICIES: readonly AwsManagedPolicy[] = [
  ...LAMBDA_POLICIES,
  ...MESSAGING_POLICIES,
  ...OBSERVABILITY_POLICIES,
  ...READ_ONLY_POLICIES,
  ...WORKFLOW_AND_API_POLICIES,
];
