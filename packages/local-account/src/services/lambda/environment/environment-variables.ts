import { delimiter, dirname, join } from 'node:path';
import type { SessionCredentials } from '../../../access/credentials/credentials';
import type { Account } from '../../../account';
import { ownValue } from '../../../record-by-name';
import { nodeModulesOfLayers } from '../code/code-parent';
import type { FunctionConfiguration } from '../function/function-configuration';

/** Variables that Lambda sets and a function cannot (Lambda Developer Guide, "Defined runtime environment variables"). */
export const RESERVED_VARIABLES: readonly string[] = [
  '_HANDLER',
  '_X_AMZN_TRACE_ID',
  'AWS_ACCESS_KEY',
  'AWS_ACCESS_KEY_ID',
  'AWS_DEFAULT_REGION',
  'AWS_EXECUTION_ENV',
  'AWS_LAMBDA_FUNCTION_MEMORY_SIZE',
  'AWS_LAMBDA_FUNCTION_NAME',
  'AWS_LAMBDA_FUNCTION_VERSION',
  'AWS_LAMBDA_INITIALIZATION_TYPE',
  'AWS_LAMBDA_LOG_GROUP_NAME',
  'AWS_LAMBDA_LOG_STREAM_NAME',
  'AWS_LAMBDA_METADATA_API',
  'AWS_LAMBDA_METADATA_TOKEN',
  'AWS_LAMBDA_RUNTIME_API',
  'AWS_REGION',
  'AWS_SECRET_ACCESS_KEY',
  'AWS_SESSION_TOKEN',
  'LAMBDA_RUNTIME_DIR',
  'LAMBDA_TASK_ROOT',
];

/** The file descriptor on which the runtime writes its log records. */
const LOG_FILE_DESCRIPTOR = 3;

/** What differs from one execution environment to the next. */
export interface EnvironmentIdentity {
  /** What the function's SDK calls are signed with. */
  readonly credentials: SessionCredentials;
  readonly logStreamName: string;
  /** Host and port of the Runtime API. */
  readonly runtimeApi: string;
  readonly runtimeDirectory: string;
  /** Where the function's SDK calls go. @default - AWS itself, which does not know its credentials */
  readonly endpointUrl?: string;
  /** What time it is, in milliseconds since the epoch. @default - what the machine says */
  readonly nowMs?: number;
}

/** All that a function's process finds in its environment; of ours there is only what Node.js needs to run. */
export function environmentVariables(
  account: Account,
  configuration: FunctionConfiguration,
  identity: EnvironmentIdentity,
): Record<string, string> {
  const { logging } = configuration;
  const json = logging.logFormat === 'JSON';
  return {
    ...inherited('SystemRoot'),
    PATH: programPath(configuration),
    LANG: 'en_US.UTF-8',
    TZ: ':UTC',
    PWD: configuration.codeDirectory,
    SHLVL: '0',
    ...X_RAY,
    ...libraryPath(configuration),
    NODE_PATH: [
      ...nodeModulesOfLayers(configuration),
      join(identity.runtimeDirectory, 'node_modules'),
      identity.runtimeDirectory,
      configuration.codeDirectory,
    ].join(delimiter),
    ...(identity.endpointUrl && { AWS_ENDPOINT_URL: identity.endpointUrl }),
    ...configuration.environment,
    _HANDLER: configuration.handler,
    AWS_REGION: account.region,
    AWS_DEFAULT_REGION: account.region,
    AWS_EXECUTION_ENV: `AWS_Lambda_${configuration.runtime}`,
    AWS_LAMBDA_FUNCTION_NAME: configuration.functionName,
    AWS_LAMBDA_FUNCTION_MEMORY_SIZE: String(configuration.memorySizeMb),
    AWS_LAMBDA_FUNCTION_VERSION: configuration.version,
    AWS_LAMBDA_INITIALIZATION_TYPE: 'on-demand',
    AWS_LAMBDA_LOG_GROUP_NAME: logging.logGroupName,
    AWS_LAMBDA_LOG_STREAM_NAME: identity.logStreamName,
    // Functions that log text have neither (recorded on AWS).
    ...(json && {
      AWS_LAMBDA_LOG_FORMAT: logging.logFormat,
      AWS_LAMBDA_LOG_LEVEL: logging.applicationLogLevel ?? 'INFO',
    }),
    AWS_ACCESS_KEY_ID: identity.credentials.accessKeyId,
    AWS_SECRET_ACCESS_KEY: identity.credentials.secretAccessKey,
    AWS_SESSION_TOKEN: identity.credentials.sessionToken,
    AWS_LAMBDA_RUNTIME_API: identity.runtimeApi,
    LAMBDA_TASK_ROOT: configuration.codeDirectory,
    LAMBDA_RUNTIME_DIR: identity.runtimeDirectory,
    _LAMBDA_TELEMETRY_LOG_FD: String(LOG_FILE_DESCRIPTOR),
    ...(identity.nowMs !== undefined && { _LOCAL_RUN_NOW_MS: String(identity.nowMs) }),
  };
}

/** Where the wrapper of a function is, as its author names it: by the folder that code or layers are in on AWS. */
export function wrapperOf(configuration: FunctionConfiguration): string | undefined {
  const { codeDirectory, layersDirectory = '/opt', environment } = configuration;
  return environment?.AWS_LAMBDA_EXEC_WRAPPER?.replace(/^\/var\/task(?=\/)/, () => codeDirectory).replace(
    /^\/opt(?=\/)/,
    () => layersDirectory,
  );
}

/** As on AWS (recorded there), where a daemon listens; here nobody does, and what is sent to it is lost. */
const X_RAY = {
  AWS_XRAY_CONTEXT_MISSING: 'LOG_ERROR',
  AWS_XRAY_DAEMON_ADDRESS: '127.0.0.1:2000',
  _AWS_XRAY_DAEMON_ADDRESS: '127.0.0.1',
  _AWS_XRAY_DAEMON_PORT: '2000',
};

/** Where programs are: beside Node.js, where this process finds them, but for those of a project, and in layers. */
function programPath({ layersDirectory }: FunctionConfiguration): string {
  const folders = (process.env.PATH ?? '')
    .split(delimiter)
    .filter((folder) => !folder.includes('node_modules'));
  const ofLayers = layersDirectory === undefined ? [] : [join(layersDirectory, 'bin')];
  return [dirname(process.execPath), ...folders, ...ofLayers].join(delimiter);
}

/** Where libraries of layers are found ("Packaging your layer content" in the Lambda Developer Guide). */
function libraryPath({ layersDirectory }: FunctionConfiguration): Record<string, string> {
  return layersDirectory === undefined ? {} : { LD_LIBRARY_PATH: join(layersDirectory, 'lib') };
}

function inherited(...names: string[]): Record<string, string> {
  return Object.fromEntries(
    names.flatMap((name) => {
      const value = ownValue(process.env, name);
      return value === undefined ? [] : [[name, value]];
    }),
  );
}
