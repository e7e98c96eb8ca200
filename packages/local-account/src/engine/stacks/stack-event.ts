import type { ResourceStatus, StackStatus } from '@aws-sdk/client-cloudformation';

/** One step of an operation on a stack. */
export interface StackEvent {
  readonly eventId: string;
  /** The operation that it is part of. What rolls a failed one back is one of its own, as on AWS. */
  readonly operationId: string;
  /** The stack's name, for a step of the stack as a whole. */
  readonly logicalId: string;
  /** Empty while there is none. */
  readonly physicalId: string;
  readonly type: string;
  readonly time: Date;
  readonly status: ResourceStatus | StackStatus;
  readonly statusReason?: string;
  readonly properties?: Readonly<Record<string, unknown>>;
  readonly clientRequestToken?: string;
}
