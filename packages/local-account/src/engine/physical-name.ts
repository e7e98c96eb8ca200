import { createHash } from 'node:crypto';

/**
 * A name in the form in which CloudFormation makes them: stack, logical id, 12 letters and digits. The last part is made
 * of the first two, so that addresses stay the same from one local run to the next.
 */
export function physicalName(stackName: string, logicalId: string): string {
  const digest = createHash('sha256').update(`${stackName}/${logicalId}`).digest('hex');
  return `${stackName}-${logicalId}-${digest.slice(0, 12).toUpperCase()}`;
}
