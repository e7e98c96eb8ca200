import type { GetPolicyVersionResponse } from '@aws-sdk/client-iam';
import { z } from 'zod';
import { AwsError } from '../../../errors/aws-error';
import { operation } from '../../../wire/operation';
import type { IamPorts } from '../ports';
import { encodedPolicy, managedPolicyOf, policyArnInput } from './iam-input';

/** Of each policy there is one version here: the default one. */
export const getPolicyVersion = operation({
  name: 'GetPolicyVersion',
  input: z.object({
    PolicyArn: policyArnInput,
    VersionId: z.string().regex(/^v[1-9]\d*(\.[A-Za-z0-9-]*)?$/),
  }),
  authorize: ({ PolicyArn }) => PolicyArn,
  run: ({ PolicyArn, VersionId }, ports: IamPorts) => {
    const { document, versionId, updateDate } = managedPolicyOf(ports, PolicyArn);
    if (VersionId !== versionId) {
      throw new AwsError(
        'NoSuchEntity',
        `Policy ${PolicyArn} version ${VersionId} does not exist or is not attachable.`,
        404,
      );
    }
    return {
      PolicyVersion: {
        Document: encodedPolicy(document),
        VersionId: versionId,
        IsDefaultVersion: true,
        CreateDate: updateDate,
      },
    } satisfies GetPolicyVersionResponse;
  },
});
