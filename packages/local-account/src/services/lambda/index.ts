export { readUploadedCode, type UploadedCode } from './code-upload';
export type { FunctionConfiguration, FunctionLog, FunctionLogging } from './function-configuration';
export type { Fault } from './function-runtime';
export type { InvokeRequest, InvokeResult } from './invoke-request';
export { type LambdaPorts, LambdaService } from './lambda-service';
export type { LambdaLimits, LocalFunction } from './local-function';
export { TooManyRequests } from './too-many-requests';
