import { isJsonObject } from '@pipeline/states-language';
import type { ResourceIdentity } from '../../engine/resource-type';

type Properties = Readonly<Record<string, unknown>>;

/** What is asked of a provider. */
export type Asked =
  | { readonly RequestType: 'Create' }
  | {
      readonly RequestType: 'Update';
      readonly PhysicalResourceId: string;
      readonly OldResourceProperties: Properties;
    }
  | { readonly RequestType: 'Delete'; readonly PhysicalResourceId: string };

/** How a request is known. */
export interface RequestAddress {
  readonly requestId: string;
  readonly responseUrl: string;
}

/**
 * A request, in the order in which CloudFormation writes its members.
 *
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/crpg-ref.html
 */
export function providerRequest(
  asked: Asked,
  { logicalId, stackId, type }: Pick<ResourceIdentity, 'logicalId' | 'stackId' | 'type'>,
  properties: Properties,
  { requestId, responseUrl }: RequestAddress,
): Readonly<Record<string, unknown>> {
  const { RequestType, ...members } = asked;
  const { OldResourceProperties, ...physical } = { OldResourceProperties: undefined, ...members };
  return {
    RequestType,
    ServiceToken: properties.ServiceToken,
    ResponseURL: responseUrl,
    StackId: stackId,
    RequestId: requestId,
    LogicalResourceId: logicalId,
    ...physical,
    ResourceType: type,
    ResourceProperties: asTexts(properties),
    ...(OldResourceProperties && { OldResourceProperties: asTexts(OldResourceProperties) }),
  };
}

/**
 * Numbers and booleans come as texts, at every depth: the CDK's `AwsCustomResource` hands its calls over as JSON in a text for that
 * reason.
 */
function asTexts(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(asTexts);
  if (isJsonObject(value)) {
    return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, asTexts(member)]));
  }
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : value;
}
