import { z } from 'zod';
import { cfnTags, only } from '../../../engine/property-schemas';
import { resourceType } from '../../../engine/resource-type';
import type { ParameterSettings } from '../parameter';
import type { SsmPorts } from '../ports';

/** By their keys, or in a list. */
const tags = z.union([
  cfnTags.transform((list) => new Map(list.map(({ Key, Value }) => [Key, Value]))),
  z.record(z.string(), z.string()).transform((byKey) => new Map(Object.entries(byKey))),
]);

const parameterProperties = z.strictObject({
  AllowedPattern: z
    .string()
    .refine(isRegularExpression, {
      error: ({ input }) => `It takes a regular expression, not ${JSON.stringify(input)}`,
    })
    .optional(),
  DataType: only('text').default('text'),
  Description: z.string().optional(),
  Name: z.string().optional(),
  Tags: tags.optional(),
  Tier: z.enum(['Standard', 'Advanced', 'Intelligent-Tiering']).optional(),
  Type: z.enum(['String', 'StringList']),
  Value: z.string(),
});

export const ssmParameter = resourceType({
  type: 'AWS::SSM::Parameter',
  properties: parameterProperties,
  create: (created, { parameters }: SsmPorts, { physicalName }) => {
    const { name, arn } = parameters.create(created.Name ?? `CFN-${physicalName}`, settingsOf(created));
    const attributesOf = ({ type, value }: ParameterSettings) => ({ Arn: arn, Type: type, Value: value });
    return {
      ref: name,
      attributes: attributesOf(settingsOf(created)),
      update: (changed) => attributesOf(parameters.change(name, settingsOf(changed))),
      describe: () => describeParameter(parameters.find(name)),
      delete: () => void parameters.delete(name),
    };
  },
});

function settingsOf(properties: z.output<typeof parameterProperties>): ParameterSettings {
  const { AllowedPattern, DataType, Description, Tags, Tier, Type, Value } = properties;
  return {
    type: Type,
    value: Value,
    dataType: DataType,
    description: Description,
    allowedPattern: AllowedPattern,
    tags: Tags,
    tier: Tier,
  };
}

function describeParameter(settings: ParameterSettings | undefined) {
  if (!settings) return undefined;
  const { allowedPattern, dataType, description, tags: byKey, tier, type, value } = settings;
  return {
    Type: type,
    Value: value,
    DataType: dataType,
    ...(description !== undefined && { Description: description }),
    ...(allowedPattern !== undefined && { AllowedPattern: allowedPattern }),
    ...(tier !== undefined && { Tier: tier }),
    ...(byKey && byKey.size > 0 && { Tags: Object.fromEntries(byKey) }),
  };
}

function isRegularExpression(text: string): boolean {
  try {
    new RegExp(text);
    return true;
  } catch {
    return false;
  }
}
