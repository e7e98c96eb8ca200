import type { StackedResource } from '../../engine/stacks/stacked-resource';
import { AwsError } from '../../errors/aws-error';
import { ownValue } from '../../record-by-name';
import type { CloudControlPorts } from './ports';

/** What identifies a resource where `Ref` does not: its primary identifier in AWS's schemas. `Ref` stands for what is not known by name. */
const PRIMARY_IDENTIFIERS = new Map<string, readonly string[]>([
  ['AWS::ApiGatewayV2::Authorizer', ['AuthorizerId', 'ApiId']],
  ['AWS::ApiGatewayV2::Integration', ['ApiId', 'IntegrationId']],
  ['AWS::ApiGatewayV2::Route', ['ApiId', 'RouteId']],
  ['AWS::ApiGatewayV2::Stage', ['ApiId', 'StageName']],
  ['AWS::Events::Rule', ['Arn']],
]);

/** What identifies a resource among those of its type. */
export function identifierOf(resource: StackedResource): string {
  const { type, physicalId, properties, attributes = {} } = resource;
  const names = PRIMARY_IDENTIFIERS.get(type);
  if (!names) return physicalId;
  const known = { ...attributes, ...properties };
  const parts = names.map((name) => {
    const value = ownValue<unknown>(known, name);
    return typeof value === 'string' ? value : physicalId;
  });
  return parts.join('|');
}

/**
 * The resource's properties as they are now, with what AWS has made of it, in the template's form.
 *
 * @returns undefined if it is gone
 */
export async function modelOf(resource: StackedResource): Promise<Record<string, unknown> | undefined> {
  const properties = await resource.describe();
  return properties && { ...properties, ...resource.attributes };
}

/**
 * The resources of a type, in all stacks.
 *
 * @throws AwsError `TypeNotFoundException` for a type that is neither run nor accepted
 */
export function resourcesOf({ registry, stacks }: CloudControlPorts, typeName: string): StackedResource[] {
  if (!registry.run.has(typeName) && !registry.accepted.has(typeName)) {
    throw new AwsError('TypeNotFoundException', `The local run does not know the type ${typeName}.`, 404);
  }
  return stacks.liveResources().filter(({ type }) => type === typeName);
}

/**
 * Finds a resource by its identifier, or by what `Ref` gives: the CDK's CLI takes that where it knows no better.
 *
 * @throws AwsError `TypeNotFoundException`, `ResourceNotFoundException`
 */
export function findResource(
  ports: CloudControlPorts,
  typeName: string,
  identifier: string,
): StackedResource {
  const found = resourcesOf(ports, typeName).find(
    (resource) => identifierOf(resource) === identifier || resource.physicalId === identifier,
  );
  if (found) return found;
  throw resourceNotFound(typeName, identifier);
}

export function resourceNotFound(typeName: string, identifier: string): AwsError {
  return new AwsError(
    'ResourceNotFoundException',
    `Resource of type '${typeName}' with identifier '${identifier}' was not found.`,
    404,
  );
}
