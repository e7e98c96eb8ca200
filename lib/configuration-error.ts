import { closest, distance } from 'fastest-levenshtein';

/** A configuration value or key that the pipeline does not have. The message is one line: key, value, what is allowed. */
export class ConfigurationError extends Error {
  override readonly name = 'ConfigurationError';

  static badValue(key: string, value: unknown, allowed: string): ConfigurationError {
    return new ConfigurationError(
      `Configuration: ${key}=${printValue(value)} is not allowed. Allowed: ${allowed}.`,
    );
  }

  static unknownKey(key: string, value: unknown, known: readonly string[]): ConfigurationError {
    const meant = similarKey(key, known);
    return new ConfigurationError(
      `Configuration: there is no key ${withoutControls(key)} (its value here: ${printValue(value)}). ${
        meant === undefined ? `Known keys: ${known.join(', ')}.` : `Did you mean ${meant}?`
      }`,
    );
  }
}

/** A key that is written nearly so: a third of its letters may be others. */
function similarKey(key: string, known: readonly string[]): string | undefined {
  const nearest = closest(
    key.toLowerCase(),
    known.map((one) => one.toLowerCase()),
  );
  const meant = known.find((one) => one.toLowerCase() === nearest);
  return meant !== undefined && distance(key.toLowerCase(), nearest) <= meant.length / 3 ? meant : undefined;
}

function printValue(value: unknown): string {
  return withoutControls(JSON.stringify(value) ?? String(value));
}

/** Written out in place of what a terminal would obey. */
function withoutControls(text: string): string {
  return text.replace(
    /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu,
    (character) => `\\u{${character.codePointAt(0)?.toString(16)}}`,
  );
}
