import type { Target } from '@aws-sdk/client-eventbridge';
import type { JsonValue } from 'type-fest';
import { isArn, parseArn } from '../../../arn';
import type { InvokedTarget } from '../rule';
import { DEFAULT_RETRY_POLICY } from './retry-policy';
import { parseInputPath, type TargetInput } from './target-input';
import { TARGET_SERVICES } from './target-services';

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

/**
 * Makes a target of a rule of what is given.
 *
 * The sentences about roles, paths, JSON and several inputs are quoted from AWS by public issues of its clients or recorded on AWS;
 * AWS's about JSON goes on with the place of the error.
 */
export function parseTarget(given: GivenTarget): InvokedTarget | RefusedTarget {
  const { Id, Arn, RoleArn, Input, InputPath, DeadLetterConfig, RetryPolicy } = given;
  if (!isArn(Arn)) {
    return new RefusedTarget(
      'Arn',
      `Parameter ${Arn} is not valid. Reason: Provided Arn is not in correct format`,
    );
  }
  const service = TARGET_SERVICES.get(parseArn(Arn).service);
  if (!service) {
    return new RefusedTarget(
      'Arn',
      'The local run delivers to state machines and queues, and to nothing else',
    );
  }
  if (given.InputTransformer !== undefined) {
    return new RefusedTarget('InputTransformer', 'The local run does not run input transformers');
  }
  if (Input !== undefined && InputPath !== undefined) {
    return new RefusedTarget(
      'Input',
      `Only one of Input, InputPath, or InputTransformer must be provided for target ${Id}`,
    );
  }
  if (service.requiresRole && RoleArn === undefined) {
    return new RefusedTarget('RoleArn', `RoleArn is required for target ${Arn}`);
  }
  const deadLetterQueueArn = DeadLetterConfig?.Arn;
  if (deadLetterQueueArn !== undefined && !isQueueArn(deadLetterQueueArn)) {
    // That AWS refuses a dead-letter queue that is no SQS queue when the target is put, and how, is not confirmed against AWS.
    return new RefusedTarget(
      'DeadLetterConfig',
      `Parameter ${deadLetterQueueArn} is not valid. Reason: A dead-letter queue is an SQS queue`,
    );
  }
  const input = targetInputOf(given);
  if (input instanceof RefusedTarget) return input;
  return {
    kind: 'invoked',
    listed: given,
    service,
    arn: Arn,
    roleArn: RoleArn,
    input,
    deadLetterQueueArn,
    retryPolicy: {
      maximumRetryAttempts: RetryPolicy?.MaximumRetryAttempts ?? DEFAULT_RETRY_POLICY.maximumRetryAttempts,
      maximumEventAgeSeconds:
        RetryPolicy?.MaximumEventAgeInSeconds ?? DEFAULT_RETRY_POLICY.maximumEventAgeSeconds,
    },
  };
}

function targetInputOf({ Id, Input, InputPath }: GivenTarget): TargetInput | RefusedTarget {
  if (Input !== undefined) {
    try {
      return { kind: 'constant', input: { text: Input, value: JSON.parse(Input) as JsonValue } };
    } catch {
      return new RefusedTarget('Input', `JSON syntax error in input for target ${Id}`);
    }
  }
  if (InputPath === undefined) return { kind: 'event' };
  return parseInputPath(InputPath) ?? new RefusedTarget('InputPath', `InputPath for target ${Id} is invalid`);
}

function isQueueArn(text: string): boolean {
  return isArn(text) && parseArn(text).service === 'sqs';
}
