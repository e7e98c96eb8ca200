import type { GetPolicyResponse } from '@aws-sdk/client-lambda';
import { z } from 'zod';
import { AwsError } from '../../../errors/aws-error';
import { operation } from '../../../wire/operation';
import { policyDocument } from '../policy/lambda-policies';
import type { LambdaPorts } from '../ports';
import { functionNameInput, qualifierInput, withReference } from './function-input';

export const getPolicy = operation({
  name: 'GetPolicy',
  http: { method: 'GET', path: '/2015-03-31/functions/{FunctionName}/policy', query: ['Qualifier'] },
  input: ({ account }: LambdaPorts) =>
    z
      .object({ FunctionName: functionNameInput, Qualifier: qualifierInput })
      .transform(withReference(account)),
  authorize: ({ reference }) => reference.functionArn,
  run: ({ reference }, { policies }: LambdaPorts) => {
    const policy = policies.find(reference.functionArn);
    // Also of a function, a version or an alias that there is not (recorded on AWS).
    if (!policy) {
      throw new AwsError('ResourceNotFoundException', 'The resource you requested does not exist.', 404);
    }
    return {
      Policy: JSON.stringify(policyDocument(policy)),
      RevisionId: policy.revisionId,
    } satisfies GetPolicyResponse;
  },
});
