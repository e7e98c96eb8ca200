import type { Protocol } from '../subscription/protocol';
import { deliverToFunction } from './deliver-to-function';
import { deliverToHttp } from './deliver-to-http';
import { deliverToQueue } from './deliver-to-queue';
import type { Endpoint } from './endpoint';
import { retriesOfHttpEndpoint, retriesOfManagedEndpoint } from './retry-schedule';

const http: Endpoint = { retries: retriesOfHttpEndpoint, deliver: deliverToHttp };

export const ENDPOINTS: Readonly<Record<Protocol, Endpoint>> = {
  http,
  https: http,
  lambda: { retries: retriesOfManagedEndpoint(), deliver: deliverToFunction },
  sqs: { retries: retriesOfManagedEndpoint(), deliver: deliverToQueue },
};
