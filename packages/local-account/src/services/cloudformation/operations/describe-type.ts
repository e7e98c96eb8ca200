import type { DescribeTypeOutput } from '@aws-sdk/client-cloudformation';
import { z } from 'zod';
import { globalArn } from '../../../arn';
import { createOnlyPathsOf } from '../../../engine/stacks/replacement';
import { AwsError } from '../../../errors/aws-error';
import { operation } from '../../../wire/operation';
import type { CloudFormationPorts } from '../ports';

/** Of a type's schema it tells the properties that cannot be changed, which the CDK's CLI looks at. AWS's own schemas are not kept here. */
export const describeType = operation({
  name: 'DescribeType',
  input: z.object({
    Arn: z.never({ error: 'The local run finds a type by its TypeName' }).optional(),
    PublicVersionNumber: z.never({ error: 'The local run has one version of a type' }).optional(),
    PublisherId: z.never({ error: 'The local run has no third-party types' }).optional(),
    Type: z.literal('RESOURCE', { error: 'The local run has resource types alone' }).default('RESOURCE'),
    TypeName: z.string(),
    VersionId: z.never({ error: 'The local run has one version of a type' }).optional(),
  }),
  authorize: () => '*',
  run: ({ Type, TypeName }, { account, registry }: CloudFormationPorts) => {
    if (!registry.run.has(TypeName) && !registry.accepted.has(TypeName)) {
      throw new AwsError('TypeNotFoundException', `The local run does not know the type ${TypeName}.`, 404);
    }
    const createOnly = createOnlyPathsOf(TypeName).map((path) => `/properties/${path.replaceAll('.', '/')}`);
    return {
      Arn: globalArn(account, 'cloudformation', `type/resource/${TypeName.replaceAll('::', '-')}`),
      Type,
      TypeName,
      Schema: JSON.stringify({ typeName: TypeName, createOnlyProperties: createOnly }),
      Visibility: 'PUBLIC' as const,
    } satisfies DescribeTypeOutput;
  },
});
