import { executionOperation } from './execution-operation';

export const describeExecution = executionOperation('DescribeExecution');
