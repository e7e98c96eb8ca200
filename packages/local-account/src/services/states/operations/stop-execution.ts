import { executionOperation } from './execution-operation';

export const stopExecution = executionOperation('StopExecution');
