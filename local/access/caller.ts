import type { Principal } from '../iam';

/** Who makes a call, and for which resource. */
export interface Caller {
  readonly principal: Principal;
  /** The ARN of the resource on whose behalf a service calls; AWS gives it as `aws:SourceArn`. */
  readonly sourceArn?: string;
}
