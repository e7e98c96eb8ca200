import type { HttpApiPorts } from './http-api';
import type { HttpApis } from './http-apis';
import type { HttpApiNeeds } from './needs';

/** What API Gateway works on. */
export interface ApiGatewayPorts extends HttpApiPorts, Pick<HttpApiNeeds, 'logs'> {
  readonly httpApis: HttpApis;
}
