import { ConfigurationError } from './configuration-error';
import { configurationSchema, type PipelineConfiguration } from './configuration-schema';

/**
 * Reads the pipeline's configuration from CDK context (`cdk.json`, or `-c key=value`).
 *
 * CDK's own keys contain `@`, `:`, `/` or `-`; a key of nothing but letters, digits and underscores is taken to be meant for us,
 * and so is one that is ours but for its letter case and hyphens.
 *
 * @throws ConfigurationError for a value that is not allowed, and for a plain key that does not exist
 */
export function readConfiguration(context: Record<string, unknown>): PipelineConfiguration {
  return requireSense(readValues(context));
}

/**
 * Checks a part of the configuration by itself, before there is an app: each key, and its value. What must go together with a value may
 * stand in the rest.
 *
 * @throws ConfigurationError as `readConfiguration` does
 */
export function checkConfiguration(context: Record<string, unknown>): void {
  readValues(context);
}

function readValues(context: Record<string, unknown>): PipelineConfiguration {
  const known = Object.keys(configurationSchema.shape);
  const ours = Object.entries(context).filter(([key]) => /^\w+$/.test(key) || isMisspelt(key, known));
  for (const [key, value] of ours) {
    if (!known.includes(key)) throw ConfigurationError.unknownKey(key, value, known);
  }
  const result = configurationSchema.safeParse(Object.fromEntries(ours));
  if (result.success) return result.data;
  const [issue] = result.error.issues;
  const key = String(issue?.path[0]);
  throw ConfigurationError.badValue(key, context[key], issue?.message ?? 'another value');
}

/** What has no effect without another key is a mistake: somebody believes in a protection that is not there. */
function requireSense(configuration: PipelineConfiguration): PipelineConfiguration {
  const { authorization, jwtIssuer, jwtAudience, sealed, operatorRoleArns } = configuration;
  if (authorization === 'jwt' && (jwtIssuer === '' || jwtAudience.length === 0)) {
    throw ConfigurationError.badValue('authorization', 'jwt', 'jwt with both jwtIssuer and jwtAudience');
  }
  if (authorization !== 'jwt' && jwtIssuer !== '') {
    throw ConfigurationError.badValue('jwtIssuer', jwtIssuer, 'an issuer with authorization=jwt only');
  }
  if (authorization !== 'jwt' && jwtAudience.length > 0) {
    throw ConfigurationError.badValue('jwtAudience', jwtAudience, 'an audience with authorization=jwt only');
  }
  if (!sealed && operatorRoleArns.length > 0) {
    throw ConfigurationError.badValue('operatorRoleArns', operatorRoleArns, 'roles with sealed=true only');
  }
  return configuration;
}

function isMisspelt(key: string, known: readonly string[]): boolean {
  const plain = (text: string) => text.replace(/[^A-Za-z0-9]/g, '').toLowerCase();
  return known.some((ours) => plain(ours) === plain(key));
}
