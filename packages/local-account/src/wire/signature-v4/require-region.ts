import type { ScopedSignature } from '../signature';
import { Unauthenticated } from './unauthenticated';

/** Services with one endpoint for all Regions, whose requests are signed for its own. */
const GLOBAL_SERVICES = new Set(['iam', 'sts']);
const GLOBAL_REGION = 'us-east-1';

/**
 * AWS's words, to which the Region that is right is added here (in XML https://github.com/boto/boto/pull/3688, in JSON
 * https://github.com/Zsmerritt/Flutter_AWS_CloudWatch/issues/3).
 *
 * @param region the Region of the endpoint
 * @throws AwsError as the service answers to a request that is signed for another Region
 */
export function requireRegion(signature: ScopedSignature, region: string): void {
  const { service, region: given } = signature;
  if (given === undefined || given === region) return;
  if (GLOBAL_SERVICES.has(service) && given === GLOBAL_REGION) return;
  throw new Unauthenticated(
    'InvalidSignature',
    `Credential should be scoped to a valid region, not '${given}'. The local run is in ${region}.`,
  ).answeredBy(service);
}
