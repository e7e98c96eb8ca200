import { createHash } from 'node:crypto';

/**
 * A name in the form in which CloudFormation makes them: stack, logical id, 12 letters and digits. The last part is made
 * of the first two, so that addresses stay the same from one local run to the next.
 *
 * @param generation how many there were before it of the same logical id: each has a name of its own
 */
export function physicalName(stackName: string, logicalId: string, generation: number): string {
  const source = [stackName, logicalId, ...(generation === 0 ? [] : [generation])].join('/');
  const digest = createHash('sha256').update(source).digest('hex');
  return `${stackName}-${logicalId}-${digest.slice(0, 12).toUpperCase()}`;
}
