import type { IMetric } from 'aws-cdk-lib/aws-cloudwatch';
import type { IEventBus } from 'aws-cdk-lib/aws-events';
import type { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import type { ILogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs';
import type { IChainable } from 'aws-cdk-lib/aws-stepfunctions';
import type { Construct } from 'constructs';
import type { PipelineKey } from '../protection/pipeline-key';

/**
 * What is done with each transaction, as states of the workflow. Their input is the event from the bus; `detail.body` is the
 * transaction, a string.
 *
 * @param scope where the states, and whatever belongs to them, are created
 */
export type ProcessTransaction = (scope: Construct, context: ProcessingContext) => Processing;

/** What of the pipeline the states, and whatever belongs to them, may need to know. */
export interface ProcessingContext {
  /** Part of the names that cannot be generated. */
  readonly pipelineName: string;
  /** How long the pipeline keeps its logs. */
  readonly logRetention: RetentionDays;
  /** Whether X-Ray traces are recorded. */
  readonly tracing: boolean;
  /** The key that encrypts whatever holds a transaction. @default - AWS's own */
  readonly encryption?: PipelineKey;
  /** The bus that the transaction came from, for results. */
  readonly eventBus: IEventBus;
}

export interface Processing {
  /** The first state, with those that follow it. All are in JSONata. None needs a catcher. */
  readonly states: IChainable;
  /** Functions that belong to it, by a name of letters: they get alarms, and a place on the dashboard. @default - none */
  readonly functions?: Readonly<Record<string, IFunction>>;
  /** What else the dashboard shows of it: the metrics of each graph, by its title. @default - nothing */
  readonly graphs?: Readonly<Record<string, readonly IMetric[]>>;
  /**
   * What the workflow's role has to be allowed, beside what the tasks of the construct library ask for by themselves: a
   * `CustomState` asks for nothing. @default - nothing
   */
  readonly permissions?: readonly PolicyStatement[];
  /** Where processed transactions are logged, one record each, as the delivered function writes it. @default - nowhere */
  readonly log?: ILogGroup;
}
