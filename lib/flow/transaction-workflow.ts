import { type IRole, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { ILogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs';
import type { IQueue } from 'aws-cdk-lib/aws-sqs';
import {
  DefinitionBody,
  Errors,
  type IStateMachine,
  LogLevel,
  Parallel,
  QueryLanguage,
  StateMachine,
  StateMachineType,
} from 'aws-cdk-lib/aws-stepfunctions';
import { Construct } from 'constructs';
import { VendedLogGroup } from '../observability/vended-log-group';
import { encryptWorkflow } from '../protection/encrypt-workflow';
import { acknowledgeWorkflowFindings } from '../protection/findings/transaction-workflow-findings';
import type { PipelineKey } from '../protection/pipeline-key';
import { captureFailure } from './capture-failure';
import { DATA_LIMIT_EXCEEDED } from './data-limit-exceeded';
import { omitRedundantDependency } from './omit-redundant-dependency';
import type { Processing } from './processing';
import { checkWorkflow } from './workflow-check/check-workflow';
import { allStates, readWorkflowDefinition, type WorkflowGraph } from './workflow-check/workflow-definition';

export interface TransactionWorkflowProps {
  /** What is done with a transaction. */
  readonly processing: Processing;
  /** Where a transaction goes that could not be processed. */
  readonly unprocessed: IQueue;
  /** What the log has in its name. */
  readonly pipelineName: string;
  /** How long records of executions are kept. */
  readonly logRetention: RetentionDays;
  /** What is logged about executions, never with the transactions themselves. */
  readonly logLevel: 'ALL' | 'ERROR' | 'FATAL' | 'OFF';
  /** Whether X-Ray traces are recorded. */
  readonly tracing: boolean;
  /** The key that encrypts definition, executions and log, and *unprocessed*, which the workflow writes to. @default - AWS's own */
  readonly encryption?: PipelineKey;
}

/**
 * The workflow that every transaction is handed to: the states of `processing`, and around them what puts a transaction into
 * *unprocessed* when one of these states fails.
 *
 * Only Task, Map and Parallel states can have catchers, so all of `processing` is the one branch of a Parallel that has them.
 * An Express workflow has five minutes, and its own timeout cannot be caught, so retries, waits and both dead-letter sends have
 * to end before that. That, and whatever else a catcher does not take, is checked here.
 *
 * @throws WorkflowError for states whose failure would not be caught, or not in time
 *
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/concepts-error-handling.html
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/service-quotas.html
 */
export class TransactionWorkflow extends Construct {
  readonly stateMachine: IStateMachine;
  /** What became of executions, at the level of `logLevel`. */
  readonly log: ILogGroup;
  /** Its role, if one of its states puts events on a bus. */
  readonly publisher?: IRole;

  constructor(scope: Construct, id: string, props: TransactionWorkflowProps) {
    super(scope, id);
    const { processing, unprocessed } = props;
    const failure = captureFailure(this, unprocessed);
    const process = Parallel.jsonata(this, 'ProcessTransaction')
      .branch(processing.states)
      // Without `outputs` a catcher passes on the error itself, {Error, Cause}: an expression here could fail in its turn.
      .addCatch(failure, { errors: [DATA_LIMIT_EXCEEDED] })
      .addCatch(failure, { errors: [Errors.ALL] });

    const { logGroup } = new VendedLogGroup(this, 'ExecutionLog', {
      service: 'states',
      pipelineName: props.pipelineName,
      retention: props.logRetention,
      encryption: props.encryption,
    });
    const stateMachine = new StateMachine(this, 'StateMachine', {
      stateMachineType: StateMachineType.EXPRESS,
      queryLanguage: QueryLanguage.JSONATA,
      definitionBody: DefinitionBody.fromChainable(process),
      logs: { destination: logGroup, level: LogLevel[props.logLevel], includeExecutionData: false },
      tracingEnabled: props.tracing,
    });
    const definition = readWorkflowDefinition(stateMachine);
    checkWorkflow(definition);
    for (const statement of processing.permissions ?? []) stateMachine.addToRolePolicy(statement);
    // A CustomState grants nothing by itself.
    stateMachine.addToRolePolicy(
      new PolicyStatement({ actions: ['sqs:SendMessage'], resources: [unprocessed.queueArn] }),
    );
    if (props.encryption) encryptWorkflow(stateMachine, props.encryption);
    omitRedundantDependency(stateMachine, stateMachine.role);
    this.stateMachine = stateMachine;
    this.log = logGroup;
    if (putsEvents(definition)) this.publisher = stateMachine.role;
    acknowledgeWorkflowFindings(stateMachine, {
      ...props,
      functions: Object.values(processing.functions ?? {}),
    });
  }
}

function putsEvents(definition: WorkflowGraph): boolean {
  return allStates(definition).some(([, { Resource = '' }]) =>
    /:(?:events|eventbridge):putEvents$/.test(Resource),
  );
}
