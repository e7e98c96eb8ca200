import type { PutParameterResult } from '@aws-sdk/client-ssm';
import { z } from 'zod';
import { AwsError } from '../../../errors/aws-error';
import { operation } from '../../../wire/operation';
import type { ParameterSettings } from '../parameter';
import { parameterArn } from '../parameters';
import type { SsmPorts } from '../ports';
import { requireName } from './parameter-name';
import { requireParameterKey } from './read-parameter';
import { tagsInput } from './tagged-parameter';

const STANDARD_BYTES = 4096;
const ADVANCED_BYTES = 8192;

/** It is made for good, or given its next version. The words are as AWS has them where nothing else is said. */
export const putParameter = operation({
  name: 'PutParameter',
  input: z.object({
    AllowedPattern: z.string().max(1024).optional(),
    DataType: z.literal('text', { error: 'The local run has no images and no integrations' }).default('text'),
    Description: z.string().max(1024).optional(),
    KeyId: z.string().optional(),
    Name: z.string().min(1).max(2048),
    Overwrite: z.boolean().default(false),
    Policies: z.never({ error: 'The local run has no parameter policies' }).optional(),
    Tags: tagsInput.optional(),
    Tier: z.enum(['Standard', 'Advanced', 'Intelligent-Tiering']).default('Standard'),
    Type: z.enum(['String', 'StringList', 'SecureString']).optional(),
    Value: z.string().min(1),
  }),
  authorize: ({ Name }, { account }: SsmPorts) => parameterArn(account, Name),
  run: (input, ports: SsmPorts, { caller }) => {
    const { parameters, account } = ports;
    const { Name, Overwrite, Tags, KeyId, Type, Value, AllowedPattern, DataType, Description } = input;
    requireName(Name);
    if (AllowedPattern !== undefined) requirePattern(AllowedPattern);
    const before = parameters.find(Name);
    if (before && !Overwrite) {
      throw new AwsError(
        'ParameterAlreadyExists',
        'The parameter already exists. To overwrite this value, set the overwrite option in the request to true.',
      );
    }
    if (Overwrite && Tags) {
      throw invalid(
        "Invalid request: tags and overwrite can't be used together. To create a parameter with tags, please remove overwrite flag. To update tags for an existing parameter, please use AddTagsToResource or RemoveTagsFromResource.",
      );
    }
    const type = Type ?? before?.type;
    if (type === undefined) throw invalid('A parameter type is required when you create a parameter.');
    const tier = tierOf(input, before);
    const settings: ParameterSettings = {
      type,
      value: Value,
      dataType: DataType,
      tier,
      description: Description ?? before?.description,
      allowedPattern: AllowedPattern ?? before?.allowedPattern,
      tags: Tags ?? before?.tags,
      ...(type === 'SecureString' && { keyId: KeyId ?? before?.keyId }),
    };
    if (type === 'SecureString') {
      requireParameterKey(ports, caller, { arn: parameterArn(account, Name), ...settings }, 'kms:Encrypt');
    }
    const { version } = before ? parameters.change(Name, settings) : parameters.create(Name, settings);
    if (!before) parameters.keep(Name);
    return { Version: version, Tier: tier } satisfies PutParameterResult;
  },
});

/** A parameter never goes back to the smaller tier; the intelligent one takes what is needed. */
function tierOf(
  { Tier, Value }: { readonly Tier: NonNullable<ParameterSettings['tier']>; readonly Value: string },
  before: ParameterSettings | undefined,
): 'Standard' | 'Advanced' {
  const bytes = Buffer.byteLength(Value);
  if (bytes > ADVANCED_BYTES) {
    throw invalid(
      `Advanced tier parameters support a maximum parameter value of ${ADVANCED_BYTES} characters.`,
    );
  }
  const isLarge = bytes > STANDARD_BYTES;
  const isAdvanced = Tier === 'Advanced' || before?.tier === 'Advanced';
  if (isAdvanced || (Tier === 'Intelligent-Tiering' && isLarge)) return 'Advanced';
  if (!isLarge) return 'Standard';
  throw invalid(
    `Standard tier parameters support a maximum parameter value of ${STANDARD_BYTES} characters. To create a larger parameter value, upgrade the parameter to use the advanced-parameter tier. For more information, see https://docs.aws.amazon.com/systems-manager/latest/userguide/parameter-store-advanced-parameters.html`,
  );
}

function requirePattern(pattern: string): void {
  try {
    new RegExp(pattern);
  } catch (error) {
    throw new AwsError('InvalidAllowedPatternException', (error as Error).message);
  }
}

function invalid(message: string): AwsError {
  return new AwsError('ValidationException', message);
}
