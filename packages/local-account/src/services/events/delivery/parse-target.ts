import type { JsonValue } from 'type-fest';
import { isArn, parseArn } from '../../../arn';
import { parseJsonPath } from '../../../input-transformation/json-path';
import type { InvokedTarget } from '../rule';
import { type GivenTarget, RefusedTarget } from './given-target';
import { parseInputTransformer, RefusedTransformer } from './input-transformer';
import { DEFAULT_RETRY_POLICY } from './retry-policy';
import { constantInput, inputOfPath, type TargetInput, wholeEvent } from './target-input';
import { targetServiceOf, WHAT_IS_DELIVERED_TO } from './target-services';

/**
 * Makes a target of a rule of what is given.
 *
 * The sentences about roles, paths, JSON and several inputs are quoted from AWS by public issues of its clients or recorded on AWS;
 * AWS's about JSON goes on with the place of the error.
 */
export function parseTarget(given: GivenTarget): InvokedTarget | RefusedTarget {
  const { Arn, RoleArn, DeadLetterConfig, RetryPolicy } = given;
  if (!isArn(Arn)) {
    return new RefusedTarget(
      'Arn',
      `Parameter ${Arn} is not valid. Reason: Provided Arn is not in correct format`,
    );
  }
  const service = targetServiceOf(Arn);
  if (!service) {
    return new RefusedTarget('Arn', `The local run delivers to ${WHAT_IS_DELIVERED_TO}, and not to ${Arn}`);
  }
  if (service.role === 'required' && RoleArn === undefined) {
    return new RefusedTarget('RoleArn', `RoleArn is required for target ${Arn}`);
  }
  if (service.role === 'refused' && RoleArn !== undefined) {
    return new RefusedTarget('RoleArn', `RoleArn is not supported for target ${Arn}`);
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
  return (
    service.check?.(given) ?? {
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
    }
  );
}

function targetInputOf(given: GivenTarget): TargetInput | RefusedTarget {
  const { Id, Input, InputPath, InputTransformer } = given;
  const inputs = [Input, InputPath, InputTransformer].filter((input) => input !== undefined);
  if (inputs.length > 1) {
    return new RefusedTarget(
      Input === undefined ? 'InputPath' : 'Input',
      `Only one of Input, InputPath, or InputTransformer must be provided for target ${Id}`,
    );
  }
  if (Input !== undefined) return parseConstant(Input, Id);
  if (InputPath !== undefined) {
    const path = parseJsonPath(InputPath);
    return path ? inputOfPath(path) : new RefusedTarget('InputPath', `InputPath for target ${Id} is invalid`);
  }
  if (InputTransformer === undefined) return wholeEvent;
  const transformer = parseInputTransformer(InputTransformer, Id);
  return transformer instanceof RefusedTransformer
    ? new RefusedTarget('InputTransformer', transformer.reason)
    : transformer;
}

function parseConstant(input: string, targetId: string): TargetInput | RefusedTarget {
  try {
    return constantInput({ text: input, value: JSON.parse(input) as JsonValue });
  } catch {
    return new RefusedTarget('Input', `JSON syntax error in input for target ${targetId}`);
  }
}

function isQueueArn(text: string): boolean {
  return isArn(text) && parseArn(text).service === 'sqs';
}
