import { InvalidArgumentError } from 'commander';
import { checkConfiguration } from '../../lib/configuration';
import { ConfigurationError } from '../../lib/configuration-error';
import { NotStarted } from './not-started';

/** Adds a pair to those before it. @throws InvalidArgumentError for what is no `key=value`, and for what the CDK would take for an option */
export function collectContext(pair: string, pairs: readonly string[]): string[] {
  if (/^[^=\s-][^=]*=/.test(pair)) return [...pairs, pair];
  throw new InvalidArgumentError('Configuration is given as key=value, such as -c tracing=true.');
}

/** @throws NotStarted for a key of the app's configuration that there is not, and for a value that is not allowed */
export function checkContext(pairs: readonly string[]): void {
  try {
    checkConfiguration(Object.fromEntries(pairs.map(splitPair)));
  } catch (error) {
    if (error instanceof ConfigurationError) throw new NotStarted(error.message);
    throw error;
  }
}

function splitPair(pair: string): [key: string, value: string] {
  const at = pair.indexOf('=');
  return [pair.slice(0, at), pair.slice(at + 1)];
}
