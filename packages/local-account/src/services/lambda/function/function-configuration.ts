import type { AssetLocation } from '../../../assets';
import type { PythonProgram } from '../environment/find-python';

/** An instruction set of Lambda. */
export type Architecture = 'arm64' | 'x86_64';

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

/** The version of a function that can be changed. */
export const LATEST = '$LATEST';

/** A layer of a function. */
export interface FunctionLayer {
  /** With the version. */
  readonly arn: string;
  /** @default - it is not known of a layer that is not run */
  readonly codeSizeBytes?: number;
}

/** One version of a function, as its template describes it. */
export interface FunctionConfiguration {
  readonly functionName: string;
  /** Without the version. */
  readonly functionArn: string;
  /** `$LATEST`, or the number of a published version. */
  readonly version: string;
  /** `file.export`, the file with its folders and without its extension. */
  readonly handler: string;
  /** Such as `nodejs24.x` or `python3.13`. It is told to the function, but what runs is the Node.js that runs us, or `python`. */
  readonly runtime: string;
  /** What runs it. @default - Node.js does */
  readonly python?: PythonProgram;
  readonly timeoutSeconds: number;
  /** Told to the function; memory is not limited locally. */
  readonly memorySizeMb: number;
  /** The function's own variables. @default - the template says nothing of them */
  readonly environment?: Readonly<Record<string, string>>;
  /** The unpacked bundle. */
  readonly codeDirectory: string;
  /**
   * Where code is from that UpdateFunctionCode has put in the place of the template's: an object of S3, or the call itself.
   * @default - the code is the template's
   */
  readonly changedCode?: AssetLocation | 'uploaded';
  /** The layers, in the order in which they are put over one another. @default - none */
  readonly layers?: readonly FunctionLayer[];
  /** What the layers hold together, in the place of `/opt`. @default - nothing */
  readonly layersDirectory?: string;
  /** Only described: `/tmp` is this machine's own, and is not limited. @default 512 */
  readonly ephemeralStorageMb?: number;
  readonly roleArn: string;
  readonly logging: FunctionLogging;
  /** The most invocations at once. @default - the account's limit, `LambdaLimits.concurrentExecutions` */
  readonly reservedConcurrentExecutions?: number;
  /** Of the uploaded ZIP file, in base64. @default - the code is from the cloud assembly, where there is no such file */
  readonly codeSha256?: string;
  /** Of the uploaded ZIP file. @default - as `codeSha256` */
  readonly codeSizeBytes?: number;
  /** The ARN of the queue, or the topic, that gets events which the function has failed at. @default - there is none */
  readonly deadLetterTargetArn?: string;
  readonly description?: string;
  /** Told to nobody: what runs is this machine's own. @default - x86_64 */
  readonly architectures?: readonly Architecture[];
  /** Whether AWS would trace each invocation, or leave it to the caller; traces are recorded nowhere. @default PassThrough */
  readonly tracingMode?: 'Active' | 'PassThrough';
  /** The key that variables and code are encrypted with. @default - a key of AWS's own */
  readonly kmsKeyArn?: string;
}
