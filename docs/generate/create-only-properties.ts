import { loadAwsServiceSpecSync } from '@aws-cdk/aws-service-spec';
import type { Property, PropertyType, SpecDatabase } from '@aws-cdk/service-spec-types';
import { LocalAccount } from '@pipeline/local-account';

/**
 * The text of `create-only-properties.json` of the local account: of each resource type that it runs or accepts, the properties that
 * can be set at the creation alone, by AWS's schemas.
 */
export function createOnlyProperties(): string {
  const { registry } = new LocalAccount({ endpointUrl: 'http://127.0.0.1:4566', region: 'us-east-1' });
  const types = [...registry.run.keys(), ...registry.accepted.keys()].sort();
  const specs = loadAwsServiceSpecSync();
  const paths = types.map((type) => [type, createOnlyPathsOf(specs, type)] as const);
  return `${JSON.stringify(Object.fromEntries(paths.filter(([, found]) => found.length > 0)), undefined, 2)}\n`;
}

function createOnlyPathsOf(specs: SpecDatabase, type: string): string[] {
  // "Updates are not supported" of its one property, whatever the schema says: CloudFormation refuses another service token
  // (https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-cloudformation-customresource.html).
  if (type === 'AWS::CloudFormation::CustomResource') return [];
  const [resource] = specs.lookup('resource', 'cloudFormationType', 'equals', type);
  return resource ? pathsIn(specs, resource.properties, [], []).sort() : [];
}

/** @param within the types around, since some hold themselves */
function pathsIn(
  specs: SpecDatabase,
  properties: Readonly<Record<string, Property>>,
  path: readonly string[],
  within: readonly string[],
): string[] {
  return Object.entries(properties).flatMap(([name, { causesReplacement, type }]) => {
    const here = [...path, name];
    if (causesReplacement === 'yes') return [here.join('.')];
    return definitionsOf(type)
      .filter((id) => !within.includes(id))
      .flatMap((id) => pathsIn(specs, specs.get('typeDefinition', id).properties, here, [...within, id]));
  });
}

/** The definitions that a type is made of. */
function definitionsOf(type: PropertyType): string[] {
  if (type.type === 'ref') return [type.reference.$ref];
  if (type.type === 'array' || type.type === 'map') return definitionsOf(type.element);
  return type.type === 'union' ? type.types.flatMap(definitionsOf) : [];
}
