import type { Template } from '../template/template';
import type { StackOutput, StackResource } from './stack';

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
