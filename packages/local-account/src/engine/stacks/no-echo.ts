import { isJsonObject } from '@pipeline/states-language';
import type { StackRequest } from './stack-request';

/** What stands for the value of a parameter whose declaration asks not to tell it. */
export const NO_ECHO = '****';

/**
 * The values that the descriptions and events of a stack do not tell.
 *
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/parameters-section-structure.html
 */
export function noEchoValues({
  parameters,
  template,
}: Pick<StackRequest, 'parameters' | 'template'>): readonly string[] {
  return Object.entries(template.Parameters).flatMap(([name, { Default, NoEcho }]) => {
    const value = parameters?.get(name) ?? Default;
    return NoEcho && value !== undefined && value !== '' ? [String(value)] : [];
  });
}

/** Puts `NO_ECHO` wherever one of the values stands in a text, also as a part of it. */
export function maskValues<T>(node: T, values: readonly string[]): T {
  return values.length === 0 ? node : (maskNode(node, values) as T);
}

function maskNode(node: unknown, values: readonly string[]): unknown {
  if (typeof node === 'string') return values.reduce((text, value) => text.replaceAll(value, NO_ECHO), node);
  if (typeof node === 'number') return values.includes(String(node)) ? NO_ECHO : node;
  if (Array.isArray(node)) return node.map((element) => maskNode(element, values));
  if (!isJsonObject(node)) return node;
  return Object.fromEntries(Object.entries(node).map(([name, member]) => [name, maskNode(member, values)]));
}
