import { RemovalPolicy } from 'aws-cdk-lib';
import { LogGroup, type RetentionDays } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import type { PipelineKey } from '../protection/pipeline-key';

export interface VendedLogGroupProps {
  /** The service that writes to the group, as part of its name. */
  readonly service: 'apigateway' | 'pipes' | 'states';
  /** The rest of its name. */
  readonly pipelineName: string;
  /** How long records are kept. */
  readonly retention: RetentionDays;
  /** The key that encrypts. @default - CloudWatch Logs' own */
  readonly encryption?: PipelineKey;
}

/**
 * A log group that an AWS service delivers to.
 *
 * The name has AWS's prefix for delivered logs: the log resource policy that AWS keeps for other groups is limited to
 * 5,120 characters and fills up. It contains the pipeline's name, so two of them never share a group.
 *
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/cw-logs.html
 */
export class VendedLogGroup extends Construct {
  readonly logGroup: LogGroup;

  constructor(scope: Construct, id: string, props: VendedLogGroupProps) {
    super(scope, id);
    this.logGroup = new LogGroup(this, 'LogGroup', {
      logGroupName: `/aws/vendedlogs/${props.service}/${props.pipelineName}`,
      retention: props.retention,
      encryptionKey: props.encryption?.key,
      removalPolicy: RemovalPolicy.DESTROY,
    });
  }
}
