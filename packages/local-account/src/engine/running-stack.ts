import { resolve } from '../template/resolve';
import type { Template } from '../template/template';
import type { Stack, StackResource } from './stack';

/** A resource of the stack, and what the template says of it. */
export interface RunningResource extends StackResource {
  /** As CloudFormation resolves them. */
  readonly properties: Readonly<Record<string, unknown>>;
}

export interface RunningOutput {
  readonly name: string;
  readonly value: string;
  readonly description?: string;
  readonly exportName?: string;
}

/** The stack as CloudFormation describes it. */
export interface RunningStack {
  readonly stackName: string;
  readonly stackId: string;
  readonly template: Template;
  readonly templateText: string;
  /** When its creation began. */
  readonly createdAt: Date;
  /** When its creation ended. */
  readonly completedAt: Date;
  /** In the order of their creation. */
  readonly resources: readonly RunningResource[];
  readonly outputs: readonly RunningOutput[];
}

/** Describes a stack that has been started. */
export function runningStack(
  stack: Stack,
  props: Pick<
    RunningStack,
    'stackName' | 'stackId' | 'template' | 'templateText' | 'createdAt' | 'completedAt'
  >,
): RunningStack {
  const { Resources, Outputs } = props.template;
  return {
    ...props,
    resources: stack.resources.map((resource) => ({
      ...resource,
      properties: resolve(
        Resources[resource.logicalId]?.Properties ?? {},
        stack,
        `Resources.${resource.logicalId}.Properties`,
      ) as Record<string, unknown>,
    })),
    outputs: stack.outputs.map((output) => {
      const exported = Outputs[output.name]?.Export;
      return exported
        ? { ...output, exportName: String(resolve(exported.Name, stack, `Outputs.${output.name}.Export`)) }
        : output;
    }),
  };
}

/** What the template says of a resource; nothing, for one that was made later by an API call. */
export function resourceOf(
  { resources }: RunningStack,
  type: string,
  physicalId: string,
): RunningResource | undefined {
  return resources.find((resource) => resource.type === type && resource.physicalId === physicalId);
}
