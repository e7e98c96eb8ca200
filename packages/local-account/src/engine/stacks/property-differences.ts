import type { DifferenceType } from '@aws-sdk/client-cloudformation';
import { isJsonObject } from '@pipeline/states-language';
import { ownValue } from '../../record-by-name';

/** A property that is not what the template gives it. */
export interface PropertyDifference {
  /** As a JSON pointer, such as `/Environment/Variables/STAGE`. */
  readonly path: string;
  readonly expected: unknown;
  readonly actual: unknown;
  readonly type: DifferenceType;
}

/**
 * What is different of the properties that a template gives; those that it does not give are as they please.
 *
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/using-cfn-stack-drift.html
 */
export function propertyDifferences(expected: unknown, actual: unknown, path = ''): PropertyDifference[] {
  if (expected === undefined) return [{ path, expected, actual, type: 'ADD' }];
  if (actual === undefined) return [{ path, expected, actual, type: 'REMOVE' }];
  if (isJsonObject(expected) && isJsonObject(actual)) {
    return Object.entries(expected).flatMap(([name, value]) =>
      propertyDifferences(value, ownValue<unknown>(actual, name), `${path}/${name}`),
    );
  }
  if (Array.isArray(expected) && Array.isArray(actual)) {
    if (isInOtherOrder(expected, actual)) return [];
    return Array.from({ length: Math.max(expected.length, actual.length) }).flatMap((_, index) =>
      propertyDifferences(expected[index], actual[index], `${path}/${index}`),
    );
  }
  return isSame(expected, actual) ? [] : [{ path, expected, actual, type: 'NOT_EQUAL' }];
}

/** The order of tags and the like means nothing. */
function isInOtherOrder(expected: readonly unknown[], actual: readonly unknown[]): boolean {
  const [one, other] = [expected, actual].map((members) => members.map(textOf).sort().join());
  return one === other;
}

/** A template can have a number or a boolean as text. */
function isSame(expected: unknown, actual: unknown): boolean {
  return textOf(expected) === textOf(actual);
}

/** A value as descriptions of drift have it. */
export function textOf(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}
