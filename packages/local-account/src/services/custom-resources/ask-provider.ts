import { randomUUID } from 'node:crypto';
import { parseArn } from '../../arn';
import type { ResourceIdentity } from '../../engine/resource-type';
import { NEVER_GONE } from '../../wire/never-gone';
import type { CustomResourcePorts } from './ports';
import { type Asked, providerRequest } from './provider-request';
import { type ProviderResponse, readProviderResponse } from './provider-response';

/** "The default value is 3600 seconds (1 hour)." */
const DEFAULT_TIMEOUT_SECONDS = 3600;

/** The answer of a provider, and the request that it is to. */
export interface Answered extends ProviderResponse {
  readonly requestId: string;
}

/** What of a custom resource's properties its author has not made up. */
export interface OwnProperties {
  /** The ARN of a function or a topic. */
  readonly ServiceToken: string;
  /** In seconds. @default - an hour */
  readonly ServiceTimeout?: number;
}

/**
 * Asks the provider of a custom resource, and waits for its answer.
 *
 * @param properties as the template has them
 * @throws AwsError if the function or topic cannot be called; CustomResourceFailed for no answer, and for what is none
 */
export async function askProvider(
  asked: Asked,
  identity: ResourceIdentity,
  properties: OwnProperties,
  { access, needs, responses }: CustomResourcePorts,
): Promise<Answered> {
  const { ServiceToken, ServiceTimeout = DEFAULT_TIMEOUT_SECONDS } = properties;
  const requestId = randomUUID();
  using awaited = responses.await(ServiceTimeout);
  const { responseUrl } = awaited;
  const request = providerRequest(asked, identity, { ...properties }, { requestId, responseUrl });
  const call = { caller: access.administrator, signal: NEVER_GONE };
  if (parseArn(ServiceToken).service === 'sns') {
    const Message = JSON.stringify({ ...request, TopicArn: ServiceToken });
    await needs.topics.publish(call, {
      topicArn: ServiceToken,
      Subject: 'AWS CloudFormation custom resource request',
      Message,
    });
  } else {
    const Payload = JSON.stringify(request);
    await needs.functions.invoke(call, { FunctionName: ServiceToken, InvocationType: 'Event', Payload });
  }
  return { ...readProviderResponse(await awaited.body, requestId, identity), requestId };
}
