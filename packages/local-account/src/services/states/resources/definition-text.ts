import { readFileSync, statSync } from 'node:fs';
import { parse as parseYaml, YAMLParseError } from 'yaml';
import type { Assets } from '../../../assets';
import { AwsError } from '../../../errors/aws-error';
import type { StateMachineProperties } from './state-machine-properties';

/** 1 MiB, in bytes. */
const MAX_DEFINITION_BYTES = 1_048_576;

type DefinitionProperties = Pick<
  StateMachineProperties,
  'Definition' | 'DefinitionS3Location' | 'DefinitionString' | 'DefinitionSubstitutions'
>;

/**
 * The definition that a template gives a state machine, as CloudFormation hands it to Step Functions. Its rules and its words are those
 * of AWS's own resource provider: substitutions are made in the text, before anything reads it; a placeholder that nothing is
 * substituted for stays; a file is JSON or else YAML.
 *
 * @see https://github.com/aws-cloudformation/aws-cloudformation-resource-providers-stepfunctions
 * @throws AwsError as CloudFormation answers, and as S3 does for a file that it has not
 */
export function definitionText(properties: DefinitionProperties, assets: Pick<Assets, 'find'>): string {
  const { Definition, DefinitionS3Location: location, DefinitionString } = properties;
  const given = [Definition, location, DefinitionString].filter((one) => one !== undefined);
  if (given.length === 0) {
    throw invalidRequest(
      'Property validation failed. Required key [DefinitionS3Location], [DefinitionString] or [Definition] not found.',
    );
  }
  if (given.length > 1) {
    throw invalidRequest(
      'Property validation failed. Please use one of [DefinitionS3Location], [DefinitionString] or [Definition].',
    );
  }
  if (location) return jsonOf(substitute(readAsset(location, assets), properties));
  return substitute(DefinitionString ?? JSON.stringify(sortKeys(Definition), undefined, 2), properties);
}

/** The names of placeholders for which nothing is substituted. */
export function placeholdersLeft(text: string): string[] {
  return [...new Set([...text.matchAll(/\$\{([\w.-]+)\}/g)].map(([, name = '']) => name))];
}

function readAsset(
  { Bucket, Key, Version }: NonNullable<DefinitionProperties['DefinitionS3Location']>,
  assets: Pick<Assets, 'find'>,
): string {
  const file = assets.find({ bucketName: Bucket, objectKey: Key, versionId: Version });
  if (!statSync(file).isFile()) throw invalidRequest(`${Key} is a folder, and no file.`);
  if (statSync(file).size > MAX_DEFINITION_BYTES) {
    throw invalidRequest('State Machine definition file cannot exceed 1MB.');
  }
  return readFileSync(file, 'utf8');
}

/** What is substituted may have placeholders, too. */
function substitute(text: string, { DefinitionSubstitutions = {} }: DefinitionProperties): string {
  const values = new Map(
    Object.entries(DefinitionSubstitutions).map(([name, value]) => [name, String(value)]),
  );
  let substituted = text;
  for (let rounds = Math.max(5, values.size); rounds >= 0; rounds -= 1) {
    const before = substituted;
    substituted = before.replace(
      /\$\{([^}]*)\}/g,
      (placeholder, name: string) => values.get(name) ?? placeholder,
    );
    if (substituted === before) return substituted;
  }
  throw invalidRequest('The DefinitionSubstitutions refer to each other in a circle.');
}

function jsonOf(text: string): string {
  if (isJson(text)) return text;
  try {
    return JSON.stringify(parseYaml(text), undefined, 2) ?? 'null';
  } catch (error) {
    if (!(error instanceof YAMLParseError)) throw error;
    throw invalidRequest(
      `Invalid StateMachine definition. (It is no JSON, and no YAML: ${error.message.trim()})`,
    );
  }
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

/** CloudFormation writes the members of an object in the order of their names. */
function sortKeys(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sortKeys);
  if (typeof value !== 'object' || value === null) return value;
  const members = Object.entries(value).sort(([left], [right]) => (left < right ? -1 : 1));
  return Object.fromEntries(members.map(([name, member]) => [name, sortKeys(member)]));
}

function invalidRequest(message: string): AwsError {
  return new AwsError('InvalidRequest', message);
}
