import { RefusedError } from '../errors/refused-error';
import { ownValue } from '../record-by-name';
import { type ParameterDeclaration, parseParameterType } from './parameter';
import type { Template } from './template';
import { TemplateError } from './template-error';

/** What is given for a parameter, in the API's own spelling. */
export interface GivenParameter {
  readonly ParameterKey: string;
  readonly ParameterValue?: string | undefined;
  /** Whether it keeps the value that the stack has it with. */
  readonly UsePreviousValue?: boolean | undefined;
}

/** What a stack has its parameters by. */
export interface DeployedParameters {
  readonly template: Pick<Template, 'Parameters'>;
  /** @default - each has its default */
  readonly parameters?: ReadonlyMap<string, string>;
}

/**
 * The texts that a template's parameters have: what is given, what they had before, or their defaults. A list is one text, with commas,
 * and a parameter of an SSM type has the name of that.
 *
 * @param before what the stack is made of so far: its template, and the values that were given @default - there is no stack
 * @throws TemplateError in CloudFormation's words for one that is missing, not declared, or against its constraints
 * @throws RefusedError for a type whose values AWS looks for in the account
 */
export function readParameters(
  { Parameters }: Pick<Template, 'Parameters'>,
  given: readonly GivenParameter[],
  before?: DeployedParameters,
): ReadonlyMap<string, string> {
  const previous = before ? previousTexts(before) : new Map<string, string>();
  const unknown = given.map((one) => one.ParameterKey).filter((key) => !Object.hasOwn(Parameters, key));
  if (unknown.length > 0) {
    throw new TemplateError(`Parameters: [${unknown.join(', ')}] do not exist in the template`);
  }
  const texts = new Map<string, string>();
  const missing: string[] = [];
  for (const [name, declaration] of Object.entries(Parameters)) {
    const value = textOf(name, declaration, given, previous);
    if (value === undefined) missing.push(name);
    else texts.set(name, value);
  }
  if (missing.length > 0) throw new TemplateError(`Parameters: [${missing.join(', ')}] must have values`);
  for (const [name, value] of texts) requireAllowed(name, ownValue(Parameters, name), value);
  return texts;
}

/** What was not given is the default of the template of that time. */
function previousTexts({
  parameters = new Map(),
  template,
}: DeployedParameters): ReadonlyMap<string, string> {
  const defaults = Object.entries(template.Parameters).flatMap(([name, { Default }]) =>
    Default === undefined ? [] : [[name, String(Default)] as const],
  );
  return new Map([...defaults, ...parameters]);
}

function textOf(
  name: string,
  { Default }: ParameterDeclaration,
  given: readonly GivenParameter[],
  previous: ReadonlyMap<string, string>,
): string | undefined {
  const own = given.find(({ ParameterKey }) => ParameterKey === name);
  if (own?.UsePreviousValue && own.ParameterValue) {
    throw new TemplateError(
      `Invalid input for parameter key ${name}. Cannot specify usePreviousValue as true and non empty value for a parameter`,
    );
  }
  if (own?.ParameterValue !== undefined) return own.ParameterValue;
  if (own?.UsePreviousValue) {
    const before = previous.get(name);
    if (before !== undefined) return before;
    throw new TemplateError(
      `Invalid input for parameter key ${name}. Cannot specify usePreviousValue as true for a parameter key not in the previous template`,
    );
  }
  if (own && Default === undefined) {
    throw new TemplateError(`Parameter ${name} should either have input value or default value`);
  }
  return Default === undefined ? undefined : String(Default);
}

/** What the constraints of a parameter are about is its text; of an SSM type that is the name of what holds its value. */
function requireAllowed(name: string, declaration: ParameterDeclaration | undefined, text: string): void {
  const type = parseParameterType(declaration?.Type ?? '');
  if (!declaration || !type) return;
  if (type.lookedFor !== undefined && !type.isSsmValue) {
    throw new RefusedError(
      `Parameters.${name}`,
      `The local run does not serve parameters of type ${declaration.Type}: there is no ${type.lookedFor} in the account.`,
    );
  }
  const members = type.isList ? text.split(',').map((member) => member.trim()) : [text];
  for (const member of members) {
    if (type.isNumber && (member === '' || Number.isNaN(Number(member)))) {
      throw new TemplateError(`Parameter '${name}' must be a number.`);
    }
    const violation = violationOf(declaration, member, type.isNumber);
    if (violation === undefined) continue;
    const { ConstraintDescription: description } = declaration;
    throw new TemplateError(
      description === undefined
        ? `Parameter '${name}' ${violation}`
        : `Parameter ${name} failed to satisfy constraint: ${description}`,
    );
  }
}

/** Of the pattern, and of a description, the words are in issues of users. Not confirmed against AWS: those about a parameter's length and bounds. */
function violationOf(
  { AllowedPattern, AllowedValues, MaxLength, MaxValue, MinLength, MinValue }: ParameterDeclaration,
  text: string,
  isNumber: boolean,
): string | undefined {
  if (AllowedValues && !AllowedValues.includes(text)) return 'must be one of AllowedValues';
  if (isNumber) {
    if (MinValue !== undefined && Number(text) < MinValue)
      return `must be a number not less than ${MinValue}`;
    if (MaxValue !== undefined && Number(text) > MaxValue) {
      return `must be a number not greater than ${MaxValue}`;
    }
    return undefined;
  }
  if (AllowedPattern !== undefined && !wholePattern(AllowedPattern).test(text)) {
    return `must match pattern ${AllowedPattern}`;
  }
  if (MinLength !== undefined && text.length < MinLength)
    return `must contain at least ${MinLength} characters`;
  if (MaxLength !== undefined && text.length > MaxLength)
    return `must contain at most ${MaxLength} characters`;
  return undefined;
}

/** AWS reads the patterns of Java, and each is about the whole value. */
function wholePattern(pattern: string): RegExp {
  try {
    return new RegExp(`^(?:${pattern})$`, 's');
  } catch (error) {
    throw new RefusedError(
      'AllowedPattern',
      `The local run cannot read the pattern ${pattern}: ${String(error)}`,
    );
  }
}
