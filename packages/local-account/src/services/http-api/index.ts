import type { ClientCredentials } from '../../access/credentials/credentials';
import type { AccountPorts } from '../../account-ports';
import { createService, type Service } from '../../service';
import type { WireRequest, WireResponse } from '../../wire/http-server';
import { HttpApis } from './http-apis';
import { apiInvoker, type InvokeApi } from './invoke-api';
import type { HttpApiNeeds } from './needs';
import type { ApiGatewayPorts } from './ports';
import { LARGEST_PAYLOAD_BYTES } from './request-size';
import { apiGatewayV2Api } from './resources/api-gateway-v2-api';
import { apiGatewayV2Authorizer } from './resources/api-gateway-v2-authorizer';
import { apiGatewayV2Integration } from './resources/api-gateway-v2-integration';
import { apiGatewayV2Route } from './resources/api-gateway-v2-route';
import { apiGatewayV2Stage } from './resources/api-gateway-v2-stage';

export type { InvokeApi } from './invoke-api';
export type { HttpApiNeeds } from './needs';

/** The HTTP APIs of the stacks, as their clients see them. */
export interface HttpApiEndpoint {
  readonly largestBodyBytes: number;
  answer(request: WireRequest): Promise<WireResponse>;
  /** Whether a client has to sign its requests, to some route at least. */
  readonly requireSignature: boolean;
  /** What a client signs them with. */
  readonly clientCredentials: ClientCredentials;
}

/** API Gateway's HTTP APIs: what the template makes of them. Its own API is not served. */
export function httpApiService(
  account: AccountPorts,
  needs: HttpApiNeeds,
): {
  readonly service: Service;
  readonly endpoint: HttpApiEndpoint;
  readonly invokeApi: InvokeApi;
} {
  const { access, clock, endpointUrl, trace } = account;
  const httpApis = new HttpApis(endpointUrl);
  const clientCredentials = access.credentials.issueKeyPair(access.administrator);
  const service = createService<ApiGatewayPorts>(account, {
    name: 'apigateway',
    ports: {
      account: account.account,
      access,
      clock,
      trace,
      ...needs,
      httpApis,
    },
    resources: [
      apiGatewayV2Api,
      apiGatewayV2Authorizer,
      apiGatewayV2Integration,
      apiGatewayV2Route,
      apiGatewayV2Stage,
    ],
  });
  const endpoint: HttpApiEndpoint = {
    largestBodyBytes: LARGEST_PAYLOAD_BYTES,
    answer: (request) => httpApis.answer(request),
    get requireSignature() {
      return httpApis.requireSignature;
    },
    clientCredentials,
  };
  return { service, endpoint, invokeApi: apiInvoker(httpApis, account) };
}
