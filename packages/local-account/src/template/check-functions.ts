import { isJsonObject } from '@pipeline/states-language';
import type { Template } from './template';
import { TemplateError } from './template-error';

interface Shape {
  readonly fits: (argument: unknown) => boolean;
  /** What CloudFormation says if it does not fit; recorded on AWS. */
  readonly refusal: string;
}

const SHAPES: Readonly<Record<string, Shape>> = {
  'Fn::Equals': {
    fits: isPair,
    refusal: 'every Fn::Equals object requires a list of 2 string parameters.',
  },
  'Fn::GetAtt': {
    fits: (argument) =>
      typeof argument === 'string' || (isPair(argument) && argument.every((one) => one !== '')),
    refusal:
      'every Fn::GetAtt object requires two non-empty parameters, the resource name and the resource attribute',
  },
  'Fn::Select': {
    fits: (argument) => isPair(argument) && isIndex(argument[0]) && isListOrFunction(argument[1]),
    refusal: 'Fn::Select requires a list argument with two elements: an integer index and a list',
  },
  'Fn::Split': {
    fits: (argument) => isPair(argument) && typeof argument[0] === 'string' && !Array.isArray(argument[1]),
    refusal:
      'every Fn::Split object requires two parameters, (1) a string delimiter and (2) a string to be split or a function that returns a string to be split.',
  },
};

/**
 * Refuses functions whose arguments are not of their shape, as CloudFormation does before it begins.
 *
 * @throws TemplateError in its refusal
 */
export function checkFunctions({ Conditions, Outputs, Resources }: Template): void {
  for (const { Properties } of Object.values(Resources)) checkNode(Properties);
  checkNode(Conditions);
  checkNode(Outputs);
}

function checkNode(node: unknown): void {
  if (Array.isArray(node)) node.forEach(checkNode);
  if (!isJsonObject(node)) return;
  for (const [name, argument] of Object.entries(node)) {
    const shape = Object.hasOwn(SHAPES, name) ? SHAPES[name] : undefined;
    if (shape && !shape.fits(argument)) throw new TemplateError(`Template error: ${shape.refusal}`);
    checkNode(argument);
  }
}

function isPair(argument: unknown): argument is readonly [unknown, unknown] {
  return Array.isArray(argument) && argument.length === 2;
}

/** Also as a text, or by a function. */
function isIndex(argument: unknown): boolean {
  return isJsonObject(argument) || /^\d+$/.test(String(argument));
}

function isListOrFunction(argument: unknown): boolean {
  return Array.isArray(argument) || isJsonObject(argument);
}
