import type { Template } from '../template/template';

/** A type whose value is that of an SSM parameter: the template's value is that parameter's name. */
const SSM_VALUE = /^AWS::SSM::Parameter::Value<(.+)>$/;

const LIST = /^(?:CommaDelimitedList|List<.+>)$/;

/**
 * The values of a template's parameters, by their names: what was given or their defaults, or what an SSM parameter holds that these name.
 *
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/parameters-section-structure.html
 * @param ssmParameter gives an SSM parameter's value by its name; undefined if there is none
 * @returns values of those that have one
 */
export function parameterValues(
  { Parameters }: Template,
  given: ReadonlyMap<string, string>,
  ssmParameter: (name: string) => string | undefined,
): ReadonlyMap<string, unknown> {
  const values = new Map<string, unknown>();
  for (const [name, { Type, Default }] of Object.entries(Parameters)) {
    const valueType = SSM_VALUE.exec(Type)?.[1];
    const text = given.get(name) ?? Default;
    const value = valueType === undefined ? text : ssmParameter(String(text));
    if (value === undefined) continue;
    values.set(name, LIST.test(valueType ?? Type) ? splitList(value) : value);
  }
  return values;
}

/** Why a parameter has no value. */
export function explainParameter(name: string, { Type, Default }: Template['Parameters'][string]): string {
  return SSM_VALUE.test(Type) && Default !== undefined
    ? `The parameter ${name} takes the value of the SSM parameter ${String(Default)}, and no stack that has been deployed here creates that.`
    : `The parameter ${name} has no default, and the local run has no other value for it.`;
}

/** CloudFormation leaves out the space around a list's members. */
function splitList(value: unknown): string[] {
  return String(value)
    .split(',')
    .map((member) => member.trim());
}
