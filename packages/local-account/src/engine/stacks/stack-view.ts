import type { ResourceStatus, StackStatus } from '@aws-sdk/client-cloudformation';
import type { StackEvent } from './stack-event';
import type { StackRequest } from './stack-request';

/** One resource of a stack, for those who describe it. */
export interface StackResource {
  readonly logicalId: string;
  readonly type: string;
  /** Empty if it could not be created. */
  readonly physicalId: string;
  /** With intrinsic functions resolved, as it was created or last updated with them. */
  readonly properties: Readonly<Record<string, unknown>>;
  readonly status: ResourceStatus;
  readonly statusReason?: string;
  readonly createdAt: Date;
  /** When its status became what it is. */
  readonly updatedAt: Date;
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

/** A stack as CloudFormation describes it. It changes while an operation goes on. */
export interface StackView {
  readonly stackName: string;
  readonly stackId: string;
  readonly status: StackStatus;
  readonly statusReason?: string;
  /** What it was made of, or is being made of while it is created; undefined as long as it only has a change set. */
  readonly request: StackRequest | undefined;
  /** When its creation began. */
  readonly createdAt: Date;
  /** When its last update began. */
  readonly updatedAt?: Date;
  readonly deletedAt?: Date;
  readonly terminationProtection: boolean;
  /** In the order of their creation, those among them that are not run. */
  readonly resources: readonly StackResource[];
  /** The outputs whose condition holds, resolved. */
  readonly outputs: readonly StackOutput[];
  /** Names of other stacks' exports that it uses. */
  readonly imports: readonly string[];
  /** The latest last. */
  readonly events: readonly StackEvent[];
  /** Resources that were accepted but are not run. */
  readonly notRun: readonly ResourceNotRun[];
}
