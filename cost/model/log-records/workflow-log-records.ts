import type { PassedState, PipelineSettings } from '../../settings/pipeline-settings';
import { EXAMPLE } from '../example-identifiers';
import type { LogVolume } from './function-log-records';

interface HistoryEvent {
  readonly type: string;
  readonly details: Readonly<Record<string, unknown>>;
  /** Whether it has the input with it, where data are included; of a state's output less is known, and it counts the same. */
  readonly hasData: boolean;
}

/**
 * What Step Functions writes about an Express execution that went well: with ALL each event of its history, with the other levels nothing.
 *
 * @param dataBytes of the execution's input
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/cw-logs.html (levels); the form of a record without data was recorded on AWS:
 * https://github.com/localstack/localstack/blob/main/tests/aws/services/stepfunctions/v2/logs/test_logs.snapshot.json (June 2024)
 */
export function workflowLogVolume(workflow: PipelineSettings['workflow'], dataBytes: number): LogVolume {
  if (workflow.logLevel !== 'ALL') return { bytes: 0, records: 0 };
  const events = historyOf(workflow.path);
  const bytes = events.map((event, index) => {
    const record = {
      id: String(index + 1),
      type: event.type,
      details: event.details,
      redrive_count: '0',
      previous_event_id: String(index),
      event_timestamp: EXAMPLE.epochMs,
      execution_arn: `arn:aws:states:us-east-1:123456789012:express:sitp-cdk-state-machine:${EXAMPLE.executionName}:${EXAMPLE.executionName}`,
    };
    const data = workflow.includesExecutionData && event.hasData ? dataBytes : 0;
    return Buffer.byteLength(JSON.stringify(record)) + data;
  });
  return { bytes: bytes.reduce((total, one) => total + one, 0), records: events.length };
}

/** @see https://docs.aws.amazon.com/step-functions/latest/apireference/API_HistoryEvent.html */
function historyOf(path: readonly PassedState[]): HistoryEvent[] {
  const roleArn = 'arn:aws:iam::123456789012:role/step-functions-invoke-lambda-role';
  return [
    { type: 'ExecutionStarted', details: { roleArn }, hasData: true },
    ...path.flatMap(eventsOfState),
    { type: 'ExecutionSucceeded', details: {}, hasData: true },
  ];
}

function eventsOfState(state: PassedState): HistoryEvent[] {
  const { name, type } = state;
  return [
    { type: `${type}StateEntered`, details: { name }, hasData: true },
    ...eventsInside(state),
    { type: `${type}StateExited`, details: { name }, hasData: true },
  ];
}

function eventsInside({ name, type, resource = '', inner = [] }: PassedState): HistoryEvent[] {
  switch (type) {
    case 'Task': {
      const [resourceType, action] = resource.split(':').slice(-2);
      const details = { resource: action, resourceType };
      return [
        { type: 'TaskScheduled', details: { ...details, region: 'us-east-1' }, hasData: true },
        { type: 'TaskStarted', details, hasData: false },
        { type: 'TaskSucceeded', details, hasData: true },
      ];
    }
    case 'Parallel':
      return [
        { type: 'ParallelStateStarted', details: {}, hasData: false },
        ...inner.flatMap(eventsOfState),
        { type: 'ParallelStateSucceeded', details: {}, hasData: false },
      ];
    case 'Map':
      return [
        { type: 'MapStateStarted', details: { length: 1 }, hasData: false },
        { type: 'MapIterationStarted', details: { name, index: 0 }, hasData: false },
        ...inner.flatMap(eventsOfState),
        { type: 'MapIterationSucceeded', details: { name, index: 0 }, hasData: false },
        { type: 'MapStateSucceeded', details: {}, hasData: false },
      ];
    default:
      return [];
  }
}
