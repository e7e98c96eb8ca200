import { z } from 'zod';
import { cfnTags, only } from '../../../engine/property-schemas';
import { resourceType } from '../../../engine/resource-type';
import type { SsmPorts } from '../ports';

export const ssmParameter = resourceType({
  type: 'AWS::SSM::Parameter',
  properties: z.strictObject({
    AllowedPattern: z.string().optional(),
    DataType: only('text').default('text'),
    Description: z.string().optional(),
    Name: z.string().optional(),
    Tags: z.union([cfnTags, z.record(z.string(), z.string())]).optional(),
    Tier: z.enum(['Standard', 'Advanced', 'Intelligent-Tiering']).optional(),
    Type: z.enum(['String', 'StringList']),
    Value: z.string(),
  }),
  create: ({ DataType, Name, Type, Value }, { clock, parameters }: SsmPorts, { physicalName }) => {
    const { name, arn, type, value } = parameters.create({
      name: Name ?? `CFN-${physicalName}`,
      type: Type,
      value: Value,
      dataType: DataType,
      lastModifiedDate: new Date(clock.now()),
    });
    return { ref: name, attributes: { Arn: arn, Type: type, Value: value } };
  },
});
