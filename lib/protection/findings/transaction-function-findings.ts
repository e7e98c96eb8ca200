import { Validations } from 'aws-cdk-lib';
import type { IRole } from 'aws-cdk-lib/aws-iam';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import { TRACING_OFF_REASON } from './tracing-off';

export interface AcknowledgedLogger {
  readonly function: IFunction;
  readonly role: IRole;
  /** Whether X-Ray traces are recorded. */
  readonly tracing: boolean;
}

/** Why what validators find of the function is as it should be: each reason under the configuration that calls for it. */
export function acknowledgeLoggerFindings(logger: AcknowledgedLogger): void {
  Validations.of(logger.function).acknowledge({
    id: 'Serverless-LambdaDLQ',
    reason:
      "Lambda writes to a function's dead-letter queue only what was invoked asynchronously. The workflow invokes this one synchronously, and puts each failure into the unprocessed queue itself.",
  });
  if (logger.tracing) {
    Validations.of(logger.role).acknowledge({
      id: 'AwsSolutions-IAM5[Resource::*]',
      reason:
        'The only actions here, xray:PutTraceSegments and xray:PutTelemetryRecords, take no resource: IAM knows them on * alone.',
    });
  } else {
    Validations.of(logger.function).acknowledge({
      id: 'Serverless-LambdaTracing',
      reason: TRACING_OFF_REASON,
    });
  }
}
