export type { FunctionConfiguration, FunctionLog, FunctionLogging } from './function-configuration';
export type { Fault } from './function-runtime';
export type { LambdaLimits, LocalFunction } from './local-function';
export { LambdaService, type InvokeRequest, type InvokeResult, type LambdaPorts } from './lambda-service';
export { TooManyRequests } from './too-many-requests';
