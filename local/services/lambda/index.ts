export type { FunctionConfiguration, FunctionLog, FunctionLogging } from './function-configuration';
export type { Fault } from './function-runtime';
export type { LambdaLimits, LocalFunction } from './local-function';
export { readUploadedCode, type UploadedCode } from './code-upload';
export type { InvokeRequest, InvokeResult } from './invoke-request';
export { LambdaService, type LambdaPorts } from './lambda-service';
export { TooManyRequests } from './too-many-requests';
