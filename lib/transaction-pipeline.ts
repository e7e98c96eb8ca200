import { Duration, Stack } from 'aws-cdk-lib';
import type { Archive, EventBus, Rule } from 'aws-cdk-lib/aws-events';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import type { ILogGroup } from 'aws-cdk-lib/aws-logs';
import type { ITopic } from 'aws-cdk-lib/aws-sns';
import type { Queue } from 'aws-cdk-lib/aws-sqs';
import type { IStateMachine } from 'aws-cdk-lib/aws-stepfunctions';
import { Construct } from 'constructs';
import { readConfiguration } from './configuration';
import { ConfigurationError } from './configuration-error';
import type { PipelineConfiguration } from './configuration-schema';
import { callStateMachine } from './flow/call-state-machine';
import { DeadLetterQueue } from './flow/dead-letter-queue';
import { invokeFunction } from './flow/invoke-function';
import { logTransaction } from './flow/process-transaction';
import type { ProcessingContext, ProcessTransaction } from './flow/processing';
import { TransactionApi } from './flow/transaction-api';
import { TransactionBus } from './flow/transaction-bus';
import { TransactionPipe } from './flow/transaction-pipe';
import { TransactionQueue } from './flow/transaction-queue';
import { TransactionRule } from './flow/transaction-rule';
import { TransactionWorkflow } from './flow/transaction-workflow';
import { AlarmTopic } from './observability/alarm-topic';
import { PipelineAlarms } from './observability/pipeline-alarms';
import { PipelineDashboard } from './observability/pipeline-dashboard';
import { pipelineMetrics } from './observability/pipeline-metrics';
import { SavedQueries } from './observability/saved-queries';
import { PipelineKey } from './protection/pipeline-key';
import { reportMissingServices } from './protection/regions';
import { retainData } from './protection/retain-data';
import { Seal } from './protection/seal';

/** What of the configuration is a pipeline's own and not a stack's; what is left out has the default of docs/configuration.md. */
export type PipelineSettings = Partial<Omit<PipelineConfiguration, 'stackName' | 'terminationProtection'>>;

export interface TransactionPipelineProps extends PipelineSettings {
  /** Part of the names that cannot be generated: API, dashboard, logs, saved queries. @default - the stack's name, a hyphen and the id */
  readonly pipelineName?: string;
  /**
   * What is done with each transaction: states of the workflow; or a function, of at most 10 s, that the workflow invokes with
   * the event; or an Express state machine, of at most 120 s, that the workflow runs with the event. Whatever of it fails is put
   * into *unprocessed*.
   *
   * @default - a function checks that the transaction is unaltered, and logs it
   */
  readonly processor?: ProcessTransaction | IFunction | IStateMachine;
  /** More functions that belong to it, by a name of letters: they get alarms, and a place on the dashboard. @default - none */
  readonly furtherFunctions?: Readonly<Record<string, IFunction>>;
}

/**
 * HTTP API, queue, pipe, bus with archive, rule, workflow, function: a transaction's way, from first to last, with its
 * alarms, dashboard and saved queries.
 *
 * @throws ConfigurationError for a setting that is not allowed
 */
export class TransactionPipeline extends Construct {
  /** The address that clients post to, without a path. */
  readonly endpoint: string;
  /** Where accepted transactions wait. */
  readonly queue: Queue;
  /** Transactions that did not reach the bus. */
  readonly undelivered: Queue;
  /** Transactions that reached the bus and were not processed. */
  readonly unprocessed: Queue;
  readonly eventBus: EventBus;
  /** What transactions are replayed from. */
  readonly archive: Archive;
  /** What hands transactions to the workflow. */
  readonly rule: Rule;
  /** The workflow. */
  readonly stateMachine: IStateMachine;
  /** What moves transactions from the queue to the bus. */
  readonly pipeName: string;
  /** Where processed transactions are logged. Absent with a processor of one's own. */
  readonly log?: ILogGroup;
  /** The other logs: of requests, of what the pipe could not move, and of executions. */
  readonly logs: { readonly api: ILogGroup; readonly pipe: ILogGroup; readonly workflow: ILogGroup };
  /** Where alarms are told. */
  readonly alarmTopic: ITopic;
  /** What its states were told, for further consumers of its transactions. */
  readonly context: ProcessingContext;
  private readonly dashboard?: PipelineDashboard;

  constructor(scope: Construct, id: string, props: TransactionPipelineProps = {}) {
    super(scope, id);
    const {
      pipelineName = `${Stack.of(this).stackName}-${id}`,
      processor,
      furtherFunctions,
      ...settings
    } = props;
    const configuration = readConfiguration(settings);
    const { maxTransactionBytes, tracing } = configuration;
    reportMissingServices(this);

    const encryption =
      configuration.encryption === 'customer-managed'
        ? new PipelineKey(this, 'Key', { pipelineName })
        : undefined;
    const common = { pipelineName, logRetention: configuration.logRetentionDays, encryption, tracing };

    const { queue, undelivered } = new TransactionQueue(this, 'Queue', { maxTransactionBytes, encryption });
    const api = new TransactionApi(this, 'Api', { ...configuration, ...common, queue });
    const { eventBus, archive, undecryptable } = new TransactionBus(this, 'Bus', {
      archiveRetention: Duration.days(configuration.archiveRetentionDays),
      encryption,
    });
    const { queue: unprocessed } = new DeadLetterQueue(this, 'Unprocessed', {
      encryption,
      redriveTarget: false,
    });
    const context = { ...common, eventBus };
    // A scope of its own, so that no name in it is taken; the CDK leaves "Default" out of logical ids.
    const processing = asStates(processor)(new Construct(this, 'Default'), context);
    const {
      stateMachine,
      log: workflowLog,
      publisher,
    } = new TransactionWorkflow(this, 'Workflow', {
      ...common,
      processing,
      unprocessed,
      logLevel: configuration.workflowLogLevel,
    });
    const { rule } = new TransactionRule(this, 'Rule', { eventBus, stateMachine, unprocessed });
    const pipe = new TransactionPipe(this, 'Pipe', {
      ...common,
      queue,
      eventBus,
      maxTransactionBytes,
      startAfter: [rule, archive, unprocessed, ...(undecryptable ? [undecryptable] : [])],
    });

    if (configuration.sealed) {
      const { operatorRoleArns } = configuration;
      const publishers = [pipe.role, ...(publisher ? [publisher] : [])];
      new Seal(this, 'Seal', { queue, sender: api.role, eventBus, publishers, operatorRoleArns });
    }
    if (configuration.retainData) retainData(this);

    const metrics = pipelineMetrics({
      stage: api.stage,
      queue,
      undelivered,
      pipeName: pipe.pipeName,
      eventBus,
      undecryptable,
      rule,
      stateMachine,
      functions: joinFunctions(processing.functions, furtherFunctions),
      graphs: processing.graphs ?? {},
      unprocessed,
    });
    const { topic } = new AlarmTopic(this, 'AlarmTopic', { alarmEmail: configuration.alarmEmail });
    const { alarms } = new PipelineAlarms(this, 'Alarms', { metrics, topic });
    if (configuration.dashboard) {
      this.dashboard = new PipelineDashboard(this, 'Dashboard', { pipelineName, metrics, alarms });
    }
    new SavedQueries(this, 'Queries', {
      pipelineName,
      apiLog: api.log,
      pipeLog: pipe.log,
      workflowLog,
      functionLog: processing.log,
    });

    this.endpoint = api.endpoint;
    this.queue = queue;
    this.undelivered = undelivered;
    this.unprocessed = unprocessed;
    this.eventBus = eventBus;
    this.archive = archive;
    this.rule = rule;
    this.stateMachine = stateMachine;
    this.pipeName = pipe.pipeName;
    this.log = processing.log;
    this.logs = { api: api.log, pipe: pipe.log, workflow: workflowLog };
    this.alarmTopic = topic;
    this.context = context;
  }

  /** Where the dashboard is in the console. @returns undefined where there is none */
  get dashboardUrl(): string | undefined {
    return this.dashboard?.url;
  }
}

/** @throws ConfigurationError for a name that alarms cannot have, or that is taken */
function joinFunctions(own: Functions = {}, further: Functions = {}): Functions {
  for (const name of Object.keys(further)) {
    if (/^[A-Za-z]+$/.test(name) && !Object.hasOwn(own, name)) continue;
    const allowed = `a name of letters${Object.keys(own)
      .map((taken) => ` other than ${taken}`)
      .join('')}`;
    throw ConfigurationError.badValue('furtherFunctions', name, allowed);
  }
  return { ...own, ...further };
}

type Functions = Readonly<Record<string, IFunction>>;

/** What does the work with a transaction, as states: the delivered ones, a user's own, or those that hand it to what they have. */
function asStates(
  processor: NonNullable<TransactionPipelineProps['processor']> = logTransaction,
): ProcessTransaction {
  if (typeof processor === 'function') return processor;
  if ('stateMachineArn' in processor) return (scope) => callStateMachine(scope, processor);
  return (scope) => ({
    states: invokeFunction(scope, 'InvokeFunction', processor),
    functions: { Function: processor },
  });
}
