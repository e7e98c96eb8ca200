import { handleResource } from '../handle-resource';
import { failureReason } from './failure-reason';
import type { Stack } from './stack';
import type { StackedResource } from './stacked-resource';
import type { UndoStep } from './undo';
import { nameOfResource } from './wanted-resource';

/**
 * Takes back what an operation did to a stack, the last step first. What it created is only taken out of the stack, to be deleted after.
 *
 * @param skip logical ids of resources that are left as they are
 * @returns what the operation created, in that order, and whether all is as it was; the steps that could not be taken back stay in the stack
 */
export async function rollBack(
  stack: Stack,
  skip: readonly string[] = [],
): Promise<{ readonly created: StackedResource[]; readonly isAsBefore: boolean }> {
  const created: StackedResource[] = [];
  for (let step = stack.undoSteps.pop(); step; step = stack.undoSteps.pop()) {
    if (step.done === 'updated') {
      if (skip.includes(step.resource.logicalId)) continue;
      if (await takeBack(stack, step)) {
        created.unshift(...step.resource.takeSuperseded());
        continue;
      }
      stack.undoSteps.push(step);
      return { created, isAsBefore: false };
    }
    const { resource } = step;
    created.unshift(resource);
    if (step.done === 'created') stack.byLogicalId.delete(resource.logicalId);
    else stack.byLogicalId.set(resource.logicalId, step.before);
  }
  return { created, isAsBefore: true };
}

async function takeBack(
  stack: Stack,
  { resource, before }: Extract<UndoStep, { done: 'updated' }>,
): Promise<boolean> {
  stack.resourceBecomes(resource, 'UPDATE_IN_PROGRESS');
  try {
    const name = nameOfResource(resource.logicalId, resource.type);
    await handleResource(name, 'updated', () => resource.change(before));
  } catch (error) {
    stack.resourceBecomes(resource, 'UPDATE_FAILED', failureReason(error));
    return false;
  }
  stack.resourceBecomes(resource, 'UPDATE_COMPLETE');
  return true;
}
