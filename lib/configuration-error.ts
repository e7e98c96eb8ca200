/** A configuration value or key that the pipeline does not have. The message is one line: key, value, what is allowed. */
export class ConfigurationError extends Error {
  override readonly name = 'ConfigurationError';

  static badValue(key: string, value: unknown, allowed: string): ConfigurationError {
    return new ConfigurationError(
      `Configuration: ${key}=${printValue(value)} is not allowed. Allowed: ${allowed}.`,
    );
  }

  static unknownKey(key: string, value: unknown, known: readonly string[]): ConfigurationError {
    return new ConfigurationError(
      `Configuration: there is no key ${key} (its value here: ${printValue(value)}). Known keys: ${known.join(', ')}.`,
    );
  }
}

function printValue(value: unknown): string {
  return JSON.stringify(value) ?? String(value);
}
