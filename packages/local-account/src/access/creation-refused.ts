import { AwsError } from '../errors/aws-error';
import { AccessDenied } from './access-denied';

/** A resource that a service does not create, because the role that it names lacks something. */
export class CreationRefused extends AwsError {
  /**
   * @param refusal the service's own code and words, which often say nothing of what is missing
   * @param cause what is missing
   */
  constructor(
    refusal: { readonly code: string; readonly message: string },
    override readonly cause: AccessDenied,
  ) {
    super(refusal.code, refusal.message, 400);
  }
}

/**
 * Makes a check that a service makes when it creates a resource.
 *
 * @param refusal what the service says, given what is missing
 * @throws CreationRefused if the check is denied
 */
export function checkAtCreation<T>(
  check: () => T,
  refusal: (denied: AccessDenied) => { readonly code: string; readonly message: string },
): T {
  try {
    return check();
  } catch (error) {
    if (!(error instanceof AccessDenied)) throw error;
    throw new CreationRefused(refusal(error), error);
  }
}
