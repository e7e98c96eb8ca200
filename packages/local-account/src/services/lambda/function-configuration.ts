/** A level of a function's own log lines, from the most detailed to the least. */
export type ApplicationLogLevel = 'TRACE' | 'DEBUG' | 'INFO' | 'WARN' | 'ERROR' | 'FATAL';

/** A level of the records that Lambda itself writes. */
export type SystemLogLevel = 'DEBUG' | 'INFO' | 'WARN';

/** Where and how a function logs. */
export interface FunctionLogging {
  readonly logGroupName: string;
  readonly logFormat: 'JSON' | 'Text';
  /** Applies to the JSON format only, as on AWS. @default INFO */
  readonly applicationLogLevel?: ApplicationLogLevel;
  /** Applies to the JSON format only, as on AWS. @default INFO */
  readonly systemLogLevel?: SystemLogLevel;
}

/** A function as its template describes it. */
export interface FunctionConfiguration {
  readonly functionName: string;
  readonly functionArn: string;
  /** `file.export`, the file with its folders and without its extension. */
  readonly handler: string;
  /** A Node.js runtime, such as `nodejs24.x`. It is told to the function, but what runs is the Node.js that runs us. */
  readonly runtime: string;
  readonly timeoutSeconds: number;
  /** Told to the function; memory is not limited locally. */
  readonly memorySizeMb: number;
  /** The function's own variables. */
  readonly environment: Readonly<Record<string, string>>;
  /** The unpacked bundle. */
  readonly codeDirectory: string;
  readonly roleArn: string;
  readonly logging: FunctionLogging;
  /** The most invocations at once. @default - the account's limit, {@link LambdaLimits.concurrentExecutions} */
  readonly reservedConcurrentExecutions?: number;
  /** Of the uploaded ZIP file, in base64. @default - the code is from the cloud assembly, where there is no such file */
  readonly codeSha256?: string;
  /** Of the uploaded ZIP file. @default - as `codeSha256` */
  readonly codeSizeBytes?: number;
  readonly description?: string;
  readonly architectures?: readonly string[];
}

/** The log streams of a function. */
export interface FunctionLog {
  /**
   * Takes one log event. Must not throw: a line that its role may not write is lost, and the function does not notice.
   *
   * @param logStreamName one for each execution environment, as AWS names it: `YYYY/MM/DD/[$LATEST]` and 32 hex digits,
   * with the function's name before the bracket unless the log group is the default `/aws/lambda/<name>`
   */
  write(logStreamName: string, timestampMs: number, message: string): void;
}
