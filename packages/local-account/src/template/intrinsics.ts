import { z } from 'zod';
import { RefusedError } from '../errors/refused-error';
import type { Scope } from './scope';
import { sub } from './sub';

/** What a function gets: its argument with all functions in it resolved, and where it stands. */
interface Call {
  readonly argument: unknown;
  readonly scope: Scope;
  readonly where: string;
}

/** `AWS::NoValue`: the property that has it is left out. */
export const NO_VALUE = Symbol('AWS::NoValue');

/** The intrinsic functions whose arguments are resolved before they are called, by name. */
export const INTRINSICS: Readonly<Record<string, (call: Call) => unknown>> = {
  Ref: ({ argument, scope, where }) => {
    const name = read(z.string(), argument, where);
    if (name === 'AWS::NoValue') return NO_VALUE;
    const value = scope.ref(name);
    return requireValue(value, where, value === undefined ? scope.explainMissing(name) : '');
  },

  'Fn::GetAtt': ({ argument, scope, where }) => {
    const [logicalId, attributeName] =
      typeof argument === 'string'
        ? splitOnce(argument, '.')
        : read(z.tuple([z.string(), z.string()]), argument, where);
    return requireValue(
      scope.attribute(logicalId, attributeName),
      where,
      `The local run knows no attribute ${attributeName} of ${logicalId}.`,
    );
  },

  'Fn::Join': ({ argument, where }) => {
    const [delimiter, values] = read(z.tuple([z.string(), z.array(scalar)]), argument, where);
    return values.join(delimiter);
  },

  'Fn::Sub': ({ argument, scope, where }) => {
    const [text, variables] =
      typeof argument === 'string'
        ? [argument, {}]
        : read(z.tuple([z.string(), z.record(z.string(), scalar)]), argument, where);
    return sub(text, variables, scope, where);
  },

  'Fn::Select': ({ argument, where }) => {
    const [index, values] = read(z.tuple([z.coerce.number().int(), z.array(z.unknown())]), argument, where);
    return requireValue(values[index], where, `There is no element ${index}.`);
  },

  'Fn::Split': ({ argument, where }) => {
    const [delimiter, text] = read(z.tuple([z.string(), z.string()]), argument, where);
    return text.split(delimiter);
  },

  'Fn::FindInMap': ({ argument, scope, where }) => {
    const [map, top, second] = read(z.tuple([z.string(), z.string(), z.string()]), argument, where);
    return requireValue(
      scope.mapping(map, top, second),
      where,
      `Template error: Unable to get mapping for ${map}::${top}::${second}`,
    );
  },

  'Fn::ImportValue': ({ argument, scope, where }) => {
    const name = read(z.string(), argument, where);
    const otherwise = `No export named ${name} found in a stack that has been deployed here.`;
    return requireValue(scope.exportedValue(name), where, otherwise);
  },

  // https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference-getstackoutput.html
  'Fn::GetStackOutput': ({ argument, scope, where }) => {
    const { StackName: stackName, OutputName: outputName, Region: region } = read(output, argument, where);
    const otherwise = `There is no output ${outputName} of a stack ${stackName}${region === undefined ? '' : ` in ${region}`} that has been deployed here.`;
    return requireValue(scope.stackOutput({ stackName, outputName, region }), where, otherwise);
  },

  'Fn::Base64': ({ argument, where }) => Buffer.from(read(z.string(), argument, where)).toString('base64'),

  'Fn::Equals': ({ argument, where }) => {
    const [left, right] = read(z.tuple([scalar, scalar]), argument, where);
    return String(left) === String(right);
  },

  'Fn::And': ({ argument, where }) => read(z.array(z.boolean()), argument, where).every(Boolean),

  'Fn::Or': ({ argument, where }) => read(z.array(z.boolean()), argument, where).some(Boolean),

  'Fn::Not': ({ argument, where }) => !read(z.tuple([z.boolean()]), argument, where)[0],
};

const scalar = z.union([z.string(), z.number(), z.boolean()]);

/** Without `RoleArn`, by which a stack of another account is described: there is none here. */
const output = z.strictObject({
  StackName: z.string(),
  OutputName: z.string(),
  Region: z.string().optional(),
});

function read<T>(schema: z.ZodType<T>, argument: unknown, where: string): T {
  const result = schema.safeParse(argument);
  if (result.success) return result.data;
  throw new RefusedError(
    where,
    `The function's argument is not what it takes: ${result.error.issues[0]?.message}.`,
  );
}

function requireValue<T>(value: T | undefined, where: string, otherwise: string): T {
  if (value === undefined) throw new RefusedError(where, otherwise);
  return value;
}

function splitOnce(text: string, separator: string): [string, string] {
  const at = text.indexOf(separator);
  return [text.slice(0, at), text.slice(at + separator.length)];
}

/** The intrinsic functions that are known, by their names in a template; `Fn::If` is beside them. */
export const INTRINSIC_NAMES: readonly string[] = Object.keys(INTRINSICS);
