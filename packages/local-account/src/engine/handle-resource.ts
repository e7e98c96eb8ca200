import { AwsError } from '../errors/aws-error';
import { UserError } from '../errors/user-error';

/** A resource that AWS would not create, update or delete either: the message has AWS's words, and what is behind them. */
export class CreationError extends UserError {
  override readonly name = 'CreationError';
}

/**
 * Creates, updates or deletes a resource.
 *
 * @param resource its logical id and type
 * @throws CreationError in place of an AwsError; UserError as it is; Error in place of anything else, a defect
 */
export async function handleResource<T>(
  resource: string,
  how: 'created' | 'updated' | 'deleted',
  handle: () => T | Promise<T>,
): Promise<T> {
  try {
    return await handle();
  } catch (error) {
    if (error instanceof UserError) throw error;
    const message = `${resource} could not be ${how}: ${describeError(error)}`;
    if (error instanceof AwsError) throw new CreationError(message, { cause: error });
    throw new Error(message, { cause: error });
  }
}

function describeError(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return error.cause === undefined ? error.message : `${error.message} (${describeError(error.cause)})`;
}
