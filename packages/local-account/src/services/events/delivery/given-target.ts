import type { Target } from '@aws-sdk/client-eventbridge';

/** A target as `PutTargets` and a template give it. */
export interface GivenTarget extends Pick<
  Target,
  | 'RoleArn'
  | 'Input'
  | 'InputPath'
  | 'InputTransformer'
  | 'DeadLetterConfig'
  | 'RetryPolicy'
  | 'SqsParameters'
> {
  readonly Id: string;
  readonly Arn: string;
}

/** Why a target is not taken: in AWS's words, or in those of the local run for what it has not; without the full stop. */
export class RefusedTarget {
  constructor(
    /** The member that is wrong. */
    readonly member: keyof GivenTarget,
    readonly reason: string,
  ) {}
}
