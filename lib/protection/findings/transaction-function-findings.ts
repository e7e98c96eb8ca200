import { Validations } from 'aws-cdk-lib';
import type { IRole } from 'aws-cdk-lib/aws-iam';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import { TRACING_OFF_REASON } from './tracing-off';

export interface AcknowledgedFunction {
  /** What the findings are of. */
  readonly function: IFunction;
  /** As whom it runs. */
  readonly role: IRole;
  /** Whether X-Ray traces are recorded. */
  readonly tracing: boolean;
  /** Why it needs no dead-letter queue of Lambda's. @default - the workflow invokes it */
  readonly noDeadLetterQueueReason?: string;
}

const INVOKED_BY_WORKFLOW =
  "Lambda writes to a function's dead-letter queue only what was invoked asynchronously. The workflow invokes this one synchronously, and puts each failure into the unprocessed queue itself.";

/** Why what validators find of the function is as it should be: each reason under the configuration that calls for it. */
export function acknowledgeFunctionFindings(acknowledged: AcknowledgedFunction): void {
  Validations.of(acknowledged.function).acknowledge({
    id: 'Serverless-LambdaDLQ',
    reason: acknowledged.noDeadLetterQueueReason ?? INVOKED_BY_WORKFLOW,
  });
  if (acknowledged.tracing) {
    Validations.of(acknowledged.role).acknowledge({
      id: 'AwsSolutions-IAM5[Resource::*]',
      reason:
        'The only actions here, xray:PutTraceSegments and xray:PutTelemetryRecords, take no resource: IAM knows them on * alone.',
    });
  } else {
    Validations.of(acknowledged.function).acknowledge({
      id: 'Serverless-LambdaTracing',
      reason: TRACING_OFF_REASON,
    });
  }
}
