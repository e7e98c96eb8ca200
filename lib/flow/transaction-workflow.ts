import { Duration, Stack } from 'aws-cdk-lib';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import type { ILogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs';
import type { IQueue } from 'aws-cdk-lib/aws-sqs';
import {
  CustomState,
  DefinitionBody,
  Errors,
  Fail,
  type IChainable,
  type IStateMachine,
  JitterType,
  LogLevel,
  Pass,
  QueryLanguage,
  StateMachine,
  StateMachineType,
  TaskInput,
  Timeout,
} from 'aws-cdk-lib/aws-stepfunctions';
import { LambdaInvoke } from 'aws-cdk-lib/aws-stepfunctions-tasks';
import { Construct } from 'constructs';
import { VendedLogGroup } from '../observability/vended-log-group';
import { encryptWorkflow } from '../protection/encrypt-workflow';
import { acknowledgeWorkflowFindings } from '../protection/findings/transaction-workflow-findings';
import type { PipelineKey } from '../protection/pipeline-key';
import { omitRedundantDependency } from './omit-redundant-dependency';

/** `Errors` of the construct library does not have it. */
const DATA_LIMIT_EXCEEDED = 'States.DataLimitExceeded';

export interface TransactionWorkflowProps {
  /** What is done with a transaction: as delivered, it is checked and logged. */
  readonly handler: IFunction;
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
 * The workflow that every transaction is handed to. **This is the file to change**: put your business logic in place of
 * `process`, and keep `captureFailure` behind its `addCatch` calls. Nothing else in the stack knows what is in here.
 *
 * An Express workflow has five minutes, and its own timeout cannot be caught, so retries, waits and both dead-letter sends
 * have to end before that: the tests add them up.
 *
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/service-quotas.html
 */
export class TransactionWorkflow extends Construct {
  readonly stateMachine: IStateMachine;
  /** What became of executions, at the level of `logLevel`. */
  readonly log: ILogGroup;

  constructor(scope: Construct, id: string, props: TransactionWorkflowProps) {
    super(scope, id);
    const failure = captureFailure(this, props.unprocessed);
    const process = LambdaInvoke.jsonata(this, 'LogTransaction', {
      lambdaFunction: props.handler,
      payload: TaskInput.fromText('{% $states.input %}'),
      outputs: '{% $states.result.Payload %}',
      // The function may take 10 s, after a cold start of at most 10 s more.
      taskTimeout: Timeout.duration(Duration.seconds(20)),
      retryOnServiceExceptions: false,
    })
      .addRetry({
        errors: [
          'Lambda.ClientExecutionTimeoutException',
          'Lambda.ServiceException',
          'Lambda.AWSLambdaException',
          'Lambda.SdkClientException',
          // Throttling is the likeliest failure of all, and AWS's list of errors to retry leaves it out.
          'Lambda.TooManyRequestsException',
        ],
        interval: Duration.seconds(2),
        backoffRate: 2,
        maxDelay: Duration.seconds(32),
        maxAttempts: 6,
        jitterStrategy: JitterType.FULL,
      })
      // Without `outputs` a catcher passes on the error itself, {Error, Cause}: an expression here could fail in its turn.
      // AWS's documentation has States.ALL leave States.DataLimitExceeded out, so each has a catcher of its own.
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
    // A CustomState grants nothing by itself.
    stateMachine.addToRolePolicy(
      new PolicyStatement({ actions: ['sqs:SendMessage'], resources: [props.unprocessed.queueArn] }),
    );
    if (props.encryption) encryptWorkflow(stateMachine, props.encryption);
    omitRedundantDependency(stateMachine, stateMachine.role);
    this.stateMachine = stateMachine;
    this.log = logGroup;
    acknowledgeWorkflowFindings(stateMachine, props);
  }
}

/**
 * Sends the workflow's whole input to *unprocessed*, in the shape in which EventBridge itself writes a dead letter, and
 * fails the execution.
 *
 * It must not be able to fail on what it is given. The body is an object, which Step Functions makes text of: `$string`
 * would escape it a second time and pass the limit of 256 KiB. SQS refuses an empty attribute (a timeout's cause is empty)
 * and characters outside its range (an error message may hold half a surrogate pair), so the texts are printable ASCII, one
 * character or more. Should the first send fail all the same, a second one depends on nothing that came with the error.
 *
 * @see https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-rule-dlq.html
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/connect-sqs.html
 */
function captureFailure(scope: Construct, unprocessed: IQueue): IChainable {
  const keepFailure = Pass.jsonata(scope, 'KeepFailure', { assign: { failure: '{% $states.input %}' } });
  const failed = Fail.jsonata(scope, 'TransactionFailed', {
    error: '{% $failure.Error %}',
    cause: '{% $failure.Cause %}',
  });
  const captureWithoutDetails = sendToUnprocessed(scope, 'CaptureWithoutDetails', unprocessed, {
    ERROR_CODE: 'UNKNOWN',
    ERROR_MESSAGE: 'The error itself could not be sent: see the log of the workflow.',
    TARGET_ARN: '{% $states.context.StateMachine.Id %}',
    EXECUTION_ARN: '{% $states.context.Execution.Id %}',
  }).next(failed);
  const captureTransaction = sendToUnprocessed(scope, 'CaptureTransaction', unprocessed, {
    ERROR_CODE: printable('$failure.Error', 'UNKNOWN'),
    ERROR_MESSAGE: printable(ERROR_TEXT, 'No message was given.'),
    TARGET_ARN: '{% $states.context.StateMachine.Id %}',
    EXECUTION_ARN: '{% $states.context.Execution.Id %}',
  })
    .addCatch(captureWithoutDetails, { errors: [DATA_LIMIT_EXCEEDED] })
    .addCatch(captureWithoutDetails, { errors: [Errors.ALL] })
    .next(failed);
  return keepFailure.next(captureTransaction);
}

/** A Lambda error's cause is JSON text with the function's own message in it; any other cause is the message. */
const ERROR_TEXT =
  '($message := $match($failure.Cause, /"errorMessage":"((?:[^\\\\"]|\\\\.){1,256})/, 1).groups[0]; $message ? $message : $failure.Cause)';

function printable(expression: string, otherwise: string): string {
  return `{% ( $text := $substring($replace($string(${expression}), /[^ -~]/, "?"), 0, 256); $text ? $text : "${otherwise}" ) %}`;
}

/** CDK's `SqsSendMessage` cannot set message attributes. */
function sendToUnprocessed(
  scope: Construct,
  id: string,
  queue: IQueue,
  attributes: Record<string, string>,
): CustomState {
  return new CustomState(scope, id, {
    stateJson: {
      Type: 'Task',
      Resource: `arn:${Stack.of(scope).partition}:states:::sqs:sendMessage`,
      Arguments: {
        QueueUrl: queue.queueUrl,
        MessageBody: '{% $states.context.Execution.Input %}',
        MessageAttributes: Object.fromEntries(
          Object.entries(attributes).map(([name, value]) => [
            name,
            { DataType: 'String', StringValue: value },
          ]),
        ),
      },
      TimeoutSeconds: 5,
    },
  }).addRetry({
    errors: [Errors.ALL],
    interval: Duration.seconds(1),
    backoffRate: 2,
    maxAttempts: 2,
    jitterStrategy: JitterType.FULL,
  });
}
