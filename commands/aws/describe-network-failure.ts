import { isOnThisMachine } from './on-this-machine';

/** For how long an endpoint may keep silent, and how often it is asked. */
export const REQUEST_TIMEOUT_MS = 5_000;
export const ATTEMPTS = 3;

/**
 * Says why a place could not be reached.
 *
 * @param endpointUrl @default - AWS's own
 * @returns undefined for what is no failure of the network
 */
export function describeNetworkFailure(error: Error, endpointUrl: string | undefined): string | undefined {
  const { code, name, message, hostname } = networkErrorOf(error);
  const place = endpointUrl ?? 'AWS';
  const isLocal = endpointUrl !== undefined && isOnThisMachine(endpointUrl);
  if (name === 'TimeoutError' || code === 'ETIMEDOUT') {
    const advice = isLocal ? 'Is it a local run, and not stopped?' : 'Check the network, and --endpoint-url.';
    return `${place} does not answer within ${REQUEST_TIMEOUT_MS / 1000} s, tried several times. ${advice}`;
  }
  if (code === 'ENOTFOUND' || code === 'EAI_AGAIN') {
    return `There is no address of ${hostname ?? place}. Check --region and the network.`;
  }
  if (code === 'ECONNREFUSED' && isLocal) {
    return `Nobody listens at ${place}. Start a local run with "npm start"; if it has another address, give it as --endpoint-url.`;
  }
  if (code !== undefined && /^(E[A-Z]+|UND_ERR_\w+|CERT_\w+|\w*_CERT\w*)$/.test(code)) {
    return `${place} cannot be reached: ${message}. Check the network, and --endpoint-url.`;
  }
  return undefined;
}

interface NetworkError extends Error {
  readonly code?: string;
  readonly hostname?: string;
}

/** `fetch` has it as the cause. */
function networkErrorOf(error: Error): NetworkError {
  return error.cause instanceof Error ? error.cause : error;
}
