import { AwsError } from '../../../errors/aws-error';
import { RESERVED_VARIABLES } from '../environment/environment-variables';
import type { FunctionConfiguration } from './function-configuration';

/** "4 KB for all environment variables in aggregate" (Lambda quotas), measured as the JSON object of them. */
const MAX_VARIABLES_BYTES = 4096;

/** @throws AwsError in CreateFunction's words, for what CreateFunction refuses */
export function validateFunction(configuration: FunctionConfiguration): void {
  const { handler, runtime, timeoutSeconds, memorySizeMb, reservedConcurrentExecutions } = configuration;
  if (!/^nodejs\d+\.x$/.test(runtime)) {
    throw invalidParameter(
      `The runtime parameter of ${runtime} is not supported by the local run: only nodejs is.`,
    );
  }
  if (!/^\S{1,128}$/.test(handler)) {
    throw validation('handler', handler, String.raw`satisfy regular expression pattern: [^\s]+`);
  }
  requireRange('timeout', timeoutSeconds, 1, 900);
  requireRange('memorySize', memorySizeMb, 128, 10_240);
  if (reservedConcurrentExecutions !== undefined) {
    requireRange('reservedConcurrentExecutions', reservedConcurrentExecutions, 0, Infinity);
  }
  validateVariables(configuration.environment);
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
