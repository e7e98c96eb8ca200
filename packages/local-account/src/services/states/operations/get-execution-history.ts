import { executionOperation } from './execution-operation';

export const getExecutionHistory = executionOperation('GetExecutionHistory');
