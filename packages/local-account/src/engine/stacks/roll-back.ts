import { creationOrder } from '../../template/creation-order';
import { handleResource } from '../handle-resource';
import { failureReason } from './failure-reason';
import type { Stack } from './stack';
import type { StackedResource } from './stacked-resource';
import type { UndoStep } from './undo';
import { nameOfResource } from './wanted-resource';

/**
 * Takes back what an operation did to a stack. What it created is only taken out of the stack, to be deleted after.
 *
 * @param skip logical ids of resources that are left as they are
 * @returns what the operation created, in that order, and what could not be taken back, by its logical id: the steps from there on stay
 * in the stack, with all that was created
 */
export async function rollBack(
  stack: Stack,
  skip: readonly string[] = [],
): Promise<{ readonly created: StackedResource[]; readonly failed?: string }> {
  for (const step of updatesToTakeBack(stack)) {
    const { logicalId } = step.resource;
    if (!skip.includes(logicalId) && !(await takeBack(stack, step)))
      return { created: [], failed: logicalId };
    stack.undoSteps = stack.undoSteps.filter(
      (other) => other.done !== 'updated' || other.resource !== step.resource,
    );
  }
  const created = takeOutCreated(stack);
  for (const resource of stack.resources) {
    // Its failed update has changed nothing, or it was skipped.
    if (resource.status === 'UPDATE_FAILED') stack.resourceBecomes(resource, 'UPDATE_COMPLETE');
  }
  const superseded = stack.resources.flatMap((resource) => resource.takeSuperseded());
  return { created: [...superseded, ...created] };
}

type Update = Extract<UndoStep, { done: 'updated' }>;

/**
 * The first update of each resource, since that has what it was before all of them. They are in the order of the template that is
 * gone back to: each resource finds what it needs as it was, a role the policy that it works by.
 */
function updatesToTakeBack({ request, undoSteps }: Stack): Update[] {
  const created = new Set(undoSteps.flatMap((step) => (step.done === 'updated' ? [] : step.resource)));
  const first = new Map<StackedResource, Update>();
  for (const step of undoSteps) {
    if (step.done !== 'updated' || created.has(step.resource) || first.has(step.resource)) continue;
    first.set(step.resource, step);
  }
  if (!request || first.size === 0) return [];
  const order = creationOrder(request.template);
  return [...first.values()].sort(
    (one, other) => order.indexOf(one.resource.logicalId) - order.indexOf(other.resource.logicalId),
  );
}

function takeOutCreated(stack: Stack): StackedResource[] {
  const created: StackedResource[] = [];
  for (let step = stack.undoSteps.pop(); step; step = stack.undoSteps.pop()) {
    if (step.done === 'updated') continue;
    const { resource } = step;
    created.unshift(resource);
    if (step.done === 'created') stack.byLogicalId.delete(resource.logicalId);
    else stack.byLogicalId.set(resource.logicalId, step.before);
  }
  return created;
}

async function takeBack(stack: Stack, { resource, before }: Update): Promise<boolean> {
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
