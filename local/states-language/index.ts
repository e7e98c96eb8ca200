export { compileStateMachine } from './compile/compile-state-machine';
export { InvalidDefinitionError, type DefinitionProblem } from './compile/invalid-definition-error';
export type { StateMachineDefinition } from './definition';
export type { ExecutionIdentity } from './execution/context-object';
export { InvalidExecutionInputError } from './execution/invalid-execution-input-error';
export { execute, type ExecutionOutcome, type ExecutionRequest } from './execution/execute';
export type { JsonObject, JsonValue } from './json';
export type { ExecutionLogRecord, LoggingOptions, LogLevel } from './log/record';
export { TaskFailure, type TaskCall, type TaskIntegration, type TaskPort } from './task-port';
