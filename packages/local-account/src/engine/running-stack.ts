import type { Template } from '../template/template';

/** One resource of a stack, for those who describe it. */
export interface StackResource {
  readonly logicalId: string;
  readonly type: string;
  readonly physicalId: string;
  /** With intrinsic functions resolved, as they were at its creation. */
  readonly properties: Readonly<Record<string, unknown>>;
  readonly createdAt: Date;
}

export interface StackOutput {
  readonly name: string;
  readonly value: string;
  readonly description?: string;
  readonly exportName?: string;
}

/** A resource that was accepted and is not run. */
export interface ResourceNotRun {
  readonly logicalId: string;
  readonly type: string;
  /** Why it changes nothing about how the stack works. */
  readonly reason: string;
}

/** A stack that has been created, as CloudFormation describes it. */
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
  readonly resources: readonly StackResource[];
  readonly outputs: readonly StackOutput[];
}
