import { z } from 'zod';
import { isJsonObject } from '@pipeline/states-language';
import { RefusedError } from '../errors/refused-error';
import { ownValue } from '../record-by-name';
import type { Template } from './template';
import { TemplateError } from './template-error';

/** What a parameter or pseudo parameter gives, by its name. */
type Parameters = ReadonlyMap<string, unknown>;

const texts = z.array(z.coerce.string());

/** The functions of rules, their arguments evaluated. */
const FUNCTIONS: Readonly<Record<string, (argument: unknown) => unknown>> = {
  'Fn::And': (argument) => z.array(z.boolean()).parse(argument).every(Boolean),
  'Fn::Or': (argument) => z.array(z.boolean()).parse(argument).some(Boolean),
  'Fn::Not': (argument) => !z.tuple([z.boolean()]).parse(argument)[0],
  'Fn::Equals': (argument) => {
    const [left, right] = z.tuple([z.unknown(), z.unknown()]).parse(argument);
    return String(left) === String(right);
  },
  'Fn::Contains': (argument) => {
    const [list, text] = z.tuple([texts, z.coerce.string()]).parse(argument);
    return list.includes(text);
  },
  'Fn::EachMemberEquals': (argument) => {
    const [list, text] = z.tuple([texts, z.coerce.string()]).parse(argument);
    return list.every((member) => member === text);
  },
  'Fn::EachMemberIn': (argument) => {
    const [list, allowed] = z.tuple([texts, texts]).parse(argument);
    return list.every((member) => allowed.includes(member));
  },
};

/**
 * Checks the assertions of a template's rules about its parameters.
 *
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/rules-section-structure.html
 * @throws TemplateError for an assertion that does not hold; of its words only the description is AWS's for sure
 * @throws RefusedError for a function that the local run does not evaluate here
 */
export function checkRules({ Rules }: Template, parameters: Parameters): void {
  for (const [name, { RuleCondition: condition, Assertions }] of Object.entries(Rules)) {
    if (condition !== undefined && evaluate(condition, parameters, `Rules.${name}`) !== true) continue;
    for (const { Assert, AssertDescription } of Assertions) {
      if (evaluate(Assert, parameters, `Rules.${name}`) === true) continue;
      throw new TemplateError(
        `Template error: the rule ${name} does not hold: ${AssertDescription ?? JSON.stringify(Assert)}`,
      );
    }
  }
}

function evaluate(node: unknown, parameters: Parameters, where: string): unknown {
  if (Array.isArray(node)) return node.map((member) => evaluate(member, parameters, where));
  if (!isJsonObject(node)) return node;
  const [[name, argument] = ['', undefined], ...more] = Object.entries(node);
  if (name === 'Ref' && more.length === 0 && typeof argument === 'string') return parameters.get(argument);
  const call = more.length === 0 ? ownValue(FUNCTIONS, name) : undefined;
  if (!call)
    throw new RefusedError(where, `The local run does not know ${Object.keys(node).join(', ')} here.`);
  try {
    return call(evaluate(argument, parameters, where));
  } catch (error) {
    if (!(error instanceof z.ZodError)) throw error;
    throw new TemplateError(`Template format error: ${where}: ${name} has arguments that it does not take.`);
  }
}
