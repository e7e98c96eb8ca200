import { awsJson } from '../../../wire/aws-json';
import type { ServiceApi } from '../../../wire/service-api';
import type { LocalWorld } from '../../local-world';
import { describeExecution } from './describe-execution';
import { describeStateMachine } from './describe-state-machine';
import { getExecutionHistory } from './get-execution-history';
import { listExecutions } from './list-executions';
import { listStateMachines } from './list-state-machines';
import { startExecution } from './start-execution';
import { startSyncExecution } from './start-sync-execution';
import { stopExecution } from './stop-execution';

/** Step Functions, for Express workflows. */
export const statesApi: ServiceApi<LocalWorld> = {
  signingName: 'states',
  protocol: awsJson({ version: '1.0', targetPrefix: 'AWSStepFunctions' }),
  operations: [
    describeExecution,
    describeStateMachine,
    getExecutionHistory,
    listExecutions,
    listStateMachines,
    startExecution,
    startSyncExecution,
    stopExecution,
  ],
};
