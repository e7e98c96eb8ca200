import { AwsError } from '../../../errors/aws-error';

/** "A maximum of 15 levels" (Systems Manager User Guide, "Requirements and constraints for parameter names"). */
const MOST_LEVELS = 15;

/**
 * Refuses what cannot be the name of a new parameter.
 *
 * @throws AwsError `ValidationException`, `HierarchyLevelLimitExceededException`, `AccessDeniedException` for a name that is AWS's
 */
export function requireName(name: string): void {
  if (!/^[a-zA-Z0-9_.\-/]+$/.test(name)) {
    throw new AwsError(
      'ValidationException',
      'Parameter name: can\'t be prefixed with "ssm" (case-insensitive). If formed as a path, it can consist of sub-paths divided by slash symbol; each sub-path can be formed as a mix of letters, numbers and the following 3 symbols .-_',
    );
  }
  if (name.includes('/') && !name.startsWith('/')) {
    throw new AwsError('ValidationException', 'Parameter name must be a fully qualified name.');
  }
  if (/^\/?(?:aws|ssm)/i.test(name)) {
    throw new AwsError('AccessDeniedException', `No access to reserved parameter name: ${name}.`);
  }
  if (name.split('/').length - 1 > MOST_LEVELS) {
    throw new AwsError(
      'HierarchyLevelLimitExceededException',
      `A hierarchy can have a maximum of ${MOST_LEVELS} levels.`,
    );
  }
}
