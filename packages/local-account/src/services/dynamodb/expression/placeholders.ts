import { ownValue, type RecordByName } from '../../../record-by-name';
import { validationException } from '../errors';
import type { AttributeValue, Item } from '../item/attribute-value';
import { readAttributeValue } from '../item/read-item';

/** What a request gives for the names and values that its expressions refer to. */
export interface GivenPlaceholders {
  readonly ExpressionAttributeNames?: RecordByName<string>;
  readonly ExpressionAttributeValues?: RecordByName<unknown>;
}

/** The names and values that the expressions of a request refer to. Each has to be used. */
export class Placeholders {
  private readonly names: RecordByName<string>;
  private readonly values: Item;
  private readonly unusedNames: Set<string>;
  private readonly unusedValues: Set<string>;

  /** @throws AwsError as AWS refuses names and values */
  constructor({ ExpressionAttributeNames, ExpressionAttributeValues }: GivenPlaceholders) {
    this.names = readNames(ExpressionAttributeNames);
    this.values = readValues(ExpressionAttributeValues);
    this.unusedNames = new Set(Object.keys(this.names));
    this.unusedValues = new Set(Object.keys(this.values));
  }

  /** @param reference such as `#name` */
  nameOf(reference: string): string | undefined {
    this.unusedNames.delete(reference);
    return ownValue(this.names, reference);
  }

  /** @param reference such as `:value` */
  valueOf(reference: string): AttributeValue | undefined {
    this.unusedValues.delete(reference);
    return ownValue(this.values, reference);
  }

  /** Called when all expressions have been read. @throws AwsError `ValidationException` */
  requireAllUsed(): void {
    refuseUnused('ExpressionAttributeNames', this.unusedNames);
    refuseUnused('ExpressionAttributeValues', this.unusedValues);
  }
}

function refuseUnused(parameter: string, unused: ReadonlySet<string>): void {
  if (unused.size === 0) return;
  throw validationException(
    `Value provided in ${parameter} unused in expressions: keys: {${[...unused].join(', ')}}`,
  );
}

function readNames(given: RecordByName<string> | undefined): RecordByName<string> {
  if (!given) return {};
  requireKeys('ExpressionAttributeNames', given, /^#[0-9a-zA-Z_]+$/);
  return given;
}

function readValues(given: RecordByName<unknown> | undefined): Item {
  if (!given) return {};
  requireKeys('ExpressionAttributeValues', given, /^:[0-9a-zA-Z_]+$/);
  return Object.fromEntries(Object.entries(given).map(([key, value]) => [key, readValue(key, value)]));
}

function readValue(key: string, value: unknown): AttributeValue {
  try {
    return readAttributeValue(value);
  } catch (error) {
    if (!(error instanceof Error) || !('code' in error) || error.code !== 'ValidationException') throw error;
    throw validationException(
      `ExpressionAttributeValues contains invalid value: ${error.message} for key ${key}`,
    );
  }
}

function requireKeys(parameter: string, given: RecordByName<unknown>, pattern: RegExp): void {
  const keys = Object.keys(given);
  if (keys.length === 0) throw validationException(`${parameter} must not be empty`);
  const odd = keys.find((key) => !pattern.test(key));
  if (odd === undefined) return;
  throw validationException(`${parameter} contains invalid key: Syntax error; key: "${odd}"`);
}
