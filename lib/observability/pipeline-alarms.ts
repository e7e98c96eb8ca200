import { Alarm, ComparisonOperator, type IAlarm, TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch';
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions';
import type { ITopic } from 'aws-cdk-lib/aws-sns';
import { Construct } from 'constructs';
import { type AlarmDefinition, MINUTE } from './alarms/alarm-definition';
import { apiAlarms } from './alarms/api-alarms';
import { deadLetterAlarms } from './alarms/dead-letter-alarms';
import { deliveryAlarms } from './alarms/delivery-alarms';
import { processingAlarms } from './alarms/processing-alarms';
import type { PipelineMetrics } from './pipeline-metrics';

export interface PipelineAlarmsProps {
  /** What is watched. */
  readonly metrics: PipelineMetrics;
  /** Who is told, of a beginning and of an end. */
  readonly topic: ITopic;
}

const MISSING_DATA = {
  'nothing happened': TreatMissingData.NOT_BREACHING,
  'all is as it was': TreatMissingData.IGNORE,
};

/**
 * One alarm for each way in which a transaction can fail to get through. What ends in a dead letter, or is lost, alarms at
 * the first time; what AWS tries again by itself, only when it goes on.
 */
export class PipelineAlarms extends Construct {
  /** In the order of the flow; the dead letters last. */
  readonly alarms: readonly IAlarm[];

  constructor(scope: Construct, id: string, { metrics, topic }: PipelineAlarmsProps) {
    super(scope, id);
    this.alarms = [apiAlarms, deliveryAlarms, processingAlarms, deadLetterAlarms]
      .flatMap((definitionsOf) => definitionsOf(metrics))
      .map((definition) => this.addAlarm(definition, topic));
  }

  private addAlarm(definition: AlarmDefinition, topic: ITopic): IAlarm {
    const { name, happened, runbook, metric, from = 1, period = MINUTE } = definition;
    const [datapointsToAlarm, evaluationPeriods] = definition.times ?? [1, 1];
    const alarm = new Alarm(this, name, {
      alarmDescription: `${happened} What to do: docs/operations.md#${runbook}`,
      metric: metric.with({ period }),
      threshold: from,
      comparisonOperator: ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
      datapointsToAlarm,
      evaluationPeriods,
      treatMissingData: MISSING_DATA[definition.withoutData ?? 'nothing happened'],
    });
    alarm.addAlarmAction(new SnsAction(topic));
    alarm.addOkAction(new SnsAction(topic));
    return alarm;
  }
}
