import { handleResource } from '../handle-resource';
import { failureReason } from './failure-reason';
import type { Stack } from './stack';
import type { StackedResource } from './stacked-resource';
import { nameOfResource } from './wanted-resource';

/**
 * Whether a resource stays when its stack lets go of it.
 *
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-attribute-deletionpolicy.html
 * @param policy its `DeletionPolicy` or `UpdateReplacePolicy`
 * @param isCreationRolledBack whether it goes because the operation that created it failed @default false
 */
export function isRetained(
  policy: string | undefined,
  { isCreationRolledBack } = { isCreationRolledBack: false },
): boolean {
  return policy === 'Retain' || (policy === 'RetainExceptOnCreate' && !isCreationRolledBack);
}

/**
 * Stops and deletes a resource, and tells so in the events of its stack.
 *
 * @returns whether it is gone, which it is not if AWS would not delete it
 */
export async function removeResource(stack: Stack, resource: StackedResource): Promise<boolean> {
  const { live, physicalId } = resource;
  stack.resourceBecomes(resource, 'DELETE_IN_PROGRESS');
  try {
    await handleResource(nameOfResource(resource.logicalId, resource.type), 'deleted', async () => {
      await live?.stop?.();
      await live?.delete?.();
    });
  } catch (error) {
    stack.resourceBecomes(resource, 'DELETE_FAILED', failureReason(error));
    return false;
  }
  resource.live = undefined;
  stack.resourceBecomes(resource, 'DELETE_COMPLETE', undefined, physicalId);
  return true;
}
