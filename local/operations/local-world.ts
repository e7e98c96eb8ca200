import type { StackResource } from '../engine/stack';
import type { LocalServices } from '../services/local-services';

/** The stack as CloudFormation describes it. */
export interface RunningStack {
  readonly stackName: string;
  readonly stackId: string;
  readonly description: string | undefined;
  readonly templateText: string;
  readonly createdAt: Date;
  readonly resources: readonly StackResource[];
  readonly outputs: readonly {
    readonly name: string;
    readonly value: string;
    readonly description?: string;
  }[];
}

/** What the operations of AWS's APIs act upon. */
export interface LocalWorld extends LocalServices {
  readonly stack: RunningStack;
}
