import type { ListPolicyVersionsResponse } from '@aws-sdk/client-iam';
import { operation } from '../../../wire/operation';
import type { IamPorts } from '../ports';
import { managedPolicyOf, pageInput, policyArnInput } from './iam-input';

export const listPolicyVersions = operation({
  name: 'ListPolicyVersions',
  input: pageInput.extend({ PolicyArn: policyArnInput }),
  authorize: ({ PolicyArn }) => PolicyArn,
  run: ({ PolicyArn }, ports: IamPorts) => {
    const { versionId, updateDate } = managedPolicyOf(ports, PolicyArn);
    return {
      Versions: [{ VersionId: versionId, IsDefaultVersion: true, CreateDate: updateDate }],
      IsTruncated: false,
    } satisfies ListPolicyVersionsResponse;
  },
});
