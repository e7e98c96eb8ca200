import { z } from 'zod';
import { AwsError } from '../../../errors/aws-error';
import { operation } from '../../../wire/operation';
import { requirePolicyHolder } from '../policy/add-statement';
import type { LambdaPorts } from '../ports';
import { functionNameInput, qualifierInput, withReference } from './function-input';
import { statementIdInput } from './permission-input';
import { checkPolicyRevision } from './policy-revision';

export const removePermission = operation({
  name: 'RemovePermission',
  http: {
    method: 'DELETE',
    path: '/2015-03-31/functions/{FunctionName}/policy/{StatementId}',
    query: ['Qualifier', 'RevisionId'],
    success: 204,
  },
  input: ({ account }: LambdaPorts) =>
    z
      .object({
        FunctionName: functionNameInput,
        Qualifier: qualifierInput,
        StatementId: statementIdInput,
        RevisionId: z.string().optional(),
      })
      .transform(withReference(account)),
  authorize: ({ reference }) => reference.functionArn,
  // The words are recorded on AWS.
  run: ({ reference, StatementId, RevisionId }, ports: LambdaPorts) => {
    const { functionArn } = reference;
    if (!ports.functions.lookUp(reference)) throw notFound(`No policy found for: ${functionArn}`);
    requirePolicyHolder(ports, reference);
    if (!ports.policies.find(functionArn)) {
      throw notFound('No policy is associated with the given resource.');
    }
    checkPolicyRevision(ports, reference, RevisionId);
    if (!ports.policies.removeStatement(functionArn, StatementId)) {
      throw notFound(`Statement ${StatementId} is not found in resource policy.`);
    }
    return {};
  },
});

function notFound(message: string): AwsError {
  return new AwsError('ResourceNotFoundException', message, 404);
}
