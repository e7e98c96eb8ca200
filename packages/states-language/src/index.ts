/**
 * An interpreter of the Amazon States Language as an Express workflow speaks it, with both of its query languages, JSONata
 * and JSONPath. It knows nothing of where it runs: whoever calls it supplies the time and the tasks, and takes the log.
 * Everything that it does not implement (Distributed Map, callbacks, activities, other integrations) is refused by
 * `compileStateMachine`.
 */
export type { Clock } from './clock';
export type { WorkflowType } from './compile/compilation';
export { type CompileOptions, compileStateMachine } from './compile/compile-state-machine';
export {
  type DefinitionProblem,
  InvalidDefinitionError,
  NOT_SUPPORTED,
} from './compile/invalid-definition-error';
export type { State, StateMachineDefinition } from './definition';
export type { ExecutionIdentity } from './execution/context-object';
export {
  execute,
  type ExecutionHost,
  type ExecutionOutcome,
  type ExecutionRequest,
} from './execution/execute';
export { isJsonObject } from './json';
export { findJsonProblem, type JsonProblem } from './json-problem';
export type { ExecutionLogRecord, LoggingOptions, LogLevel } from './log/record';
export {
  compacted,
  composePayload,
  MAX_PAYLOAD_BYTES,
  parsePayload,
  partsOf,
  type Payload,
  payloadOf,
} from './payload';
export {
  isSdkIntegration,
  type OptimizedIntegration,
  type SdkArguments,
  type SdkIntegration,
  splitIntegration,
  type TaskCall,
  TaskFailure,
  type TaskIntegration,
  type TaskPort,
} from './task-port';
export type { StateMock } from './test-state/mocked-state';
export { compileStateUnderTest, graphsIn, type StateUnderTest } from './test-state/state-under-test';
export { TestRefusal } from './test-state/test-refusal';
export { type StateTestOutcome, testState } from './test-state/test-state';
