import { AwsError } from '../../../errors/aws-error';
import { RESERVED_VARIABLES } from '../environment/environment-variables';
import type { FunctionConfiguration } from './function-configuration';
import { CHANGED_FUNCTION_NAME_PATTERN } from './function-name';

/** "4 KB for all environment variables in aggregate" (Lambda quotas), measured as the JSON object of them. */
const MAX_VARIABLES_BYTES = 4096;

const LONGEST_NAME = 64;

/** All that AWS runs, in the order in which it lists them (recorded on AWS in November 2025). */
const RUNTIMES =
  'nodejs20.x python3.14 provided.al2023 python3.12 python3.13 nodejs24.x nodejs22.x java25 python3.10 python3.11 java21 ruby3.3 ruby3.4 ruby3.2 python3.8 python3.9 java17 nodejs16.x dotnet10 dotnet8 java11 dotnet6 nodejs18.x provided.al2 java8.al2'.split(
    ' ',
  );

/** Those of Node.js and Python, and one that the API's model has had since. */
const RUN = new Set([...RUNTIMES.filter((runtime) => /^(nodejs|python)/.test(runtime)), 'nodejs26.x']);

/** Those of Node.js that AWS once ran ("Deprecated runtimes" in the Lambda Developer Guide). */
const DEPRECATED = new Set([
  'nodejs',
  'nodejs4.3',
  'nodejs4.3-edge',
  'nodejs6.10',
  'nodejs8.10',
  'nodejs10.x',
  'nodejs12.x',
  'nodejs14.x',
]);

/** What can be looked at before there is any code. */
type FunctionSettingsInput = Omit<FunctionConfiguration, 'codeDirectory' | 'version'>;

/** @throws AwsError in CreateFunction's words, for what CreateFunction refuses */
export function validateFunction(configuration: FunctionSettingsInput): void {
  const { handler, runtime, timeoutSeconds, memorySizeMb, reservedConcurrentExecutions } = configuration;
  const { ephemeralStorageMb = 512 } = configuration;
  validateName(configuration.functionName);
  validateRuntime(runtime);
  if (!/^\S{1,128}$/.test(handler)) {
    throw validation('handler', handler, String.raw`satisfy regular expression pattern: [^\s]+`);
  }
  requireRange('timeout', timeoutSeconds, 1, 900);
  requireRange('memorySize', memorySizeMb, 128, 10_240);
  requireRange('ephemeralStorage.size', ephemeralStorageMb, 512, 10_240);
  if (reservedConcurrentExecutions !== undefined) {
    requireRange('reservedConcurrentExecutions', reservedConcurrentExecutions, 0, Infinity);
  }
  validateVariables(configuration.environment ?? {});
}

function validateName(name: string): void {
  if (!/^[a-zA-Z0-9-_]+$/.test(name)) {
    throw validation(
      'functionName',
      name,
      `satisfy regular expression pattern: ${CHANGED_FUNCTION_NAME_PATTERN}`,
    );
  }
  if (name.length <= LONGEST_NAME) return;
  // Not a ValidationException, for all its words (recorded on AWS).
  throw invalidParameter(
    `1 validation error detected: Value '${name}' at 'functionName' failed to satisfy constraint: Member must have length less than or equal to ${LONGEST_NAME}`,
  );
}

function validateRuntime(runtime: string): void {
  if (RUN.has(runtime)) return;
  // Both are recorded on AWS.
  if (DEPRECATED.has(runtime)) {
    throw invalidParameter(
      `The runtime parameter of ${runtime} is no longer supported for creating or updating AWS Lambda functions. ` +
        'We recommend you use a supported runtime while creating or updating functions.',
    );
  }
  if (RUNTIMES.includes(runtime)) {
    throw invalidParameter(
      `The runtime parameter of ${runtime} is not supported by the local run: only nodejs and python are.`,
    );
  }
  throw invalidParameter(
    `Value ${runtime} at 'runtime' failed to satisfy constraint: Member must satisfy enum value set: [${RUNTIMES.join(', ')}] or be a valid ARN`,
  );
}

function validateVariables(variables: Readonly<Record<string, string>>): void {
  const refused =
    'Lambda was unable to configure your environment variables because the environment variables you';
  const names = Object.keys(variables);
  const badName = names.find((name) => !/^[a-zA-Z]\w+$/.test(name) && !RESERVED_VARIABLES.includes(name));
  if (badName !== undefined) {
    throw validation(
      'environment.variables',
      badName,
      String.raw`satisfy regular expression pattern: [a-zA-Z]([a-zA-Z0-9_])+`,
    );
  }
  const reserved = names.filter((name) => RESERVED_VARIABLES.includes(name));
  if (reserved.length > 0) {
    throw invalidParameter(
      `${refused} have provided contains reserved keys that are currently not supported for modification. ` +
        `Reserved keys used in this request: ${reserved.join(', ')}`,
    );
  }
  const measured = JSON.stringify(variables);
  if (Buffer.byteLength(measured) > MAX_VARIABLES_BYTES) {
    throw invalidParameter(`${refused} have provided exceeded the 4KB limit. String measured: ${measured}`);
  }
}

function requireRange(name: string, value: number, least: number, most: number): void {
  if (!Number.isInteger(value) || value < least) {
    throw validation(name, value, `have value greater than or equal to ${least}`);
  }
  if (value > most) throw validation(name, value, `have value less than or equal to ${most}`);
}

function validation(name: string, value: string | number, constraint: string): AwsError {
  return new AwsError(
    'ValidationException',
    `1 validation error detected: Value '${value}' at '${name}' failed to satisfy constraint: Member must ${constraint}`,
  );
}

function invalidParameter(message: string): AwsError {
  return new AwsError('InvalidParameterValueException', message);
}
