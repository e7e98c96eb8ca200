import { z } from 'zod';

/** A number, as templates have it: also as text. */
const bound = z.coerce.number();

/** A scalar of a template, as the text that parameters are. */
const text = z.union([z.string(), z.number(), z.boolean()]).transform(String);

/** `AWS::EC2::…` and `AWS::Route53::…`, one or a list, are values that CloudFormation looks for in the account. */
const LOOKED_FOR = /^(?:AWS::EC2::[A-Za-z]+::[A-Za-z]+|AWS::Route53::HostedZone::Id)$/;

/** What a parameter's type says about its value. */
export interface ParameterType {
  readonly isList: boolean;
  readonly isNumber: boolean;
  /** Whether the value given is the name of an SSM parameter that holds the value. */
  readonly isSsmValue: boolean;
  /** The name of a kind of things that AWS requires to be in the account. @default - it is free text */
  readonly lookedFor?: string;
}

/**
 * Reads a parameter's type.
 *
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/parameters-section-structure.html
 * @returns undefined for what is no type
 */
export function parseParameterType(type: string): ParameterType | undefined {
  const ssm = /^AWS::SSM::Parameter::Value<(.+)>$/.exec(type)?.[1];
  const listed = /^List<(.+)>$/.exec(ssm ?? type)?.[1];
  const base = listed ?? ssm ?? type;
  const isCommaDelimited = base === 'CommaDelimitedList' && listed === undefined;
  const isText = base === 'String' && (listed === undefined || ssm !== undefined);
  const isName = type === 'AWS::SSM::Parameter::Name';
  const isLookedFor = LOOKED_FOR.test(base);
  const isNumber = base === 'Number' && ssm === undefined;
  if (!isCommaDelimited && !isText && !isName && !isLookedFor && !isNumber) return undefined;
  return {
    isList: listed !== undefined || isCommaDelimited,
    isNumber,
    isSsmValue: ssm !== undefined,
    ...(isLookedFor && { lookedFor: base }),
  };
}

/** A parameter, as a template declares it. */
export const parameterSchema = z.strictObject({
  Type: z.string().refine((type) => parseParameterType(type) !== undefined),
  Default: z.union([z.string(), z.number(), z.boolean()]).optional(),
  AllowedValues: z.array(text).optional(),
  AllowedPattern: z.string().optional(),
  MinLength: bound.optional(),
  MaxLength: bound.optional(),
  MinValue: bound.optional(),
  MaxValue: bound.optional(),
  ConstraintDescription: z.string().optional(),
  Description: z.string().optional(),
  NoEcho: z.union([z.boolean(), z.stringbool()]).default(false),
});

export type ParameterDeclaration = z.output<typeof parameterSchema>;
