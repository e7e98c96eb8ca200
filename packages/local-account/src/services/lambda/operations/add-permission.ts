import type { AddPermissionResponse } from '@aws-sdk/client-lambda';
import { z } from 'zod';
import { operation } from '../../../wire/operation';
import { addStatement } from '../policy/add-statement';
import type { LambdaPorts } from '../ports';
import { functionNameInput, qualifierInput, withReference } from './function-input';
import { permissionInput, statementIdInput } from './permission-input';
import { checkPolicyRevision } from './policy-revision';

export const addPermission = operation({
  name: 'AddPermission',
  http: {
    method: 'POST',
    path: '/2015-03-31/functions/{FunctionName}/policy',
    query: ['Qualifier'],
    success: 201,
  },
  input: ({ account }: LambdaPorts) =>
    z
      .object({
        FunctionName: functionNameInput,
        Qualifier: qualifierInput,
        StatementId: statementIdInput,
        ...permissionInput,
        InvokedViaFunctionUrl: z.boolean().optional(),
        RevisionId: z.string().optional(),
      })
      .transform(withReference(account)),
  authorize: ({ reference }) => reference.functionArn,
  run: ({ reference, StatementId, RevisionId, ...permission }, ports: LambdaPorts) => {
    checkPolicyRevision(ports, reference, RevisionId);
    const statement = addStatement(ports, reference, StatementId, permission);
    return { Statement: JSON.stringify(statement) } satisfies AddPermissionResponse;
  },
});
