import { dependsOnData } from './expression-type';
import type { ReportProblem } from './report-problem';
import { allStates, type WorkflowGraph, type WorkflowState } from './workflow-definition';

/**
 * Reports each state that can fail in a way that no catcher takes, that of a Parallel around it included: with States.Runtime,
 * which always ends the execution.
 *
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/concepts-error-handling.html
 */
export function refuseUncatchable(graph: WorkflowGraph, report: ReportProblem): void {
  for (const [name, state] of allStates(graph)) {
    refuseJsonPath(name, state, report);
    if (state.Type === 'Choice' && state.Default === undefined) {
      report(
        `${name} has no Default: that no rule holds is States.Runtime, which nothing can catch. Write .otherwise(…), if need be to a Fail.`,
      );
    }
    if (state.Type === 'Task') refuseArguments(name, state, report);
  }
}

/** A path that finds nothing is States.Runtime (recorded on AWS: test_catch_states_runtime, test_invalid_jsonpath). */
function refuseJsonPath(name: string, state: WorkflowState, report: ReportProblem): void {
  const field = Object.keys(state).find((key) => JSON_PATH_FIELDS.has(key));
  if (state.QueryLanguage !== 'JSONPath' && field === undefined) return;
  report(
    `${name} is in JSONPath${field ? ` (${field})` : ''}: a path that finds nothing is States.Runtime, which nothing can catch. Write it in JSONata (${state.Type}.jsonata(…) in the construct library), or give the state machine that it is from as processor, as it is.`,
  );
}

/** What only states in JSONPath have. https://docs.aws.amazon.com/step-functions/latest/dg/transforming-data.html */
const JSON_PATH_FIELDS = new Set([
  'InputPath',
  'OutputPath',
  'ResultPath',
  'ResultSelector',
  'Parameters',
  'Result',
  'ItemsPath',
  'MaxConcurrencyPath',
  'ToleratedFailureCountPath',
  'ToleratedFailurePercentagePath',
  'SecondsPath',
  'TimestampPath',
  'TimeoutSecondsPath',
  'HeartbeatSecondsPath',
  'ErrorPath',
  'CausePath',
]);

/**
 * Step Functions checks arguments when the task starts, and one of the wrong type is States.Runtime (recorded on AWS, in
 * JSONPath: test_invoke_with_headers[singleStringHeader]; that it is the same in JSONata is not confirmed). So the type of none
 * may depend on what a client sent.
 */
function refuseArguments(
  name: string,
  { Resource = '', Arguments }: WorkflowState,
  report: ReportProblem,
): void {
  const integration = /:states:[^:]*:[^:]*:(.+)$/.exec(Resource)?.[1];
  // The argument of a function that is named by its ARN is the event, whatever it is.
  if (integration === undefined) return;
  for (const [path, expression] of dependsOnData(Arguments, FREE_ARGUMENTS[integration])) {
    report(
      `${name}: the type of {%${expression}%} in Arguments${path} depends on the data, and one of the wrong type is States.Runtime, which nothing can catch. Write {% $string(${expression.trim()}) %}, or $number, or $boolean.`,
    );
  }
}

/** Arguments that are any JSON, which Step Functions makes text of. */
const FREE_ARGUMENTS: Readonly<Record<string, RegExp>> = {
  'lambda:invoke': /^\.Payload\b/,
  'sqs:sendMessage': /^\.MessageBody\b/,
  'sns:publish': /^\.Message(?!\w)/,
  'events:putEvents': /^\.Entries\[\d+\]\.Detail(?!\w)/,
  'states:startExecution': /^\.Input\b/,
  'http:invoke': /^\.RequestBody\b/,
  'apigateway:invoke': /^\.RequestBody\b/,
  'aws-sdk:lambda:invoke': /^\.Payload\b/,
  'aws-sdk:sfn:startExecution': /^\.Input\b/,
  'aws-sdk:sfn:startSyncExecution': /^\.Input\b/,
  'aws-sdk:s3:putObject': /^\.Body\b/,
};
