import { RetentionDays } from 'aws-cdk-lib/aws-logs';
import { z } from 'zod';
import { ConfigurationError } from './configuration-error';
import { LARGEST_TRANSACTION_BYTES, SMALLEST_TRANSACTION_LIMIT_BYTES } from './flow/transaction-sizes';

/** CloudWatch Logs takes only these; CDK's `INFINITE` (9999) is its own way to say "no retention policy". */
const LOG_RETENTION_DAYS = Object.values(RetentionDays)
  .filter((days): days is RetentionDays => typeof days === 'number' && days !== RetentionDays.INFINITE)
  .sort((a, b) => a - b);

/** A whole number, also as the text that `cdk -c key=value` makes of every value. */
function wholeNumber(min: number, max: number) {
  const allowed = `a whole number from ${min} to ${max}`;
  return z
    .union([z.number(), z.string().regex(/^\d+$/).transform(Number)], { error: allowed })
    .refine((value) => Number.isInteger(value) && value >= min && value <= max, { error: allowed });
}

function oneOf<const T extends readonly [string, ...string[]]>(values: T) {
  return z.enum(values, { error: values.join(' | ') });
}

/** Off by default; also as the text that `cdk -c key=value` makes of every value. */
function trueOrFalse() {
  return z
    .union([z.boolean(), z.enum(['true', 'false']).transform((value) => value === 'true')], {
      error: 'true | false',
    })
    .default(false);
}

function text(form: RegExp, allowed: string) {
  return z.string({ error: allowed }).regex(form, { error: allowed }).default('');
}

/** Several texts, none by default: a list in `cdk.json`, separated by commas on the command line. */
function list(form: RegExp, allowed: string) {
  return z
    .union(
      [z.array(z.string()), z.string().transform((value) => value.split(',').filter((part) => part !== ''))],
      { error: allowed },
    )
    .refine((values) => values.every((value) => form.test(value)), { error: allowed })
    .default([]);
}

const ADDRESS_OR_NOTHING = 'an e-mail address, or nothing';

const schema = z.object({
  stackName: z
    .string({ error: 'a CloudFormation stack name' })
    .regex(/^[A-Za-z][A-Za-z0-9-]{0,127}$/, {
      error: 'letters, digits and hyphens, starting with a letter, at most 128 characters',
    })
    .default('MyServerlessApplicationStack'),
  archiveRetentionDays: wholeNumber(1, 3653).default(7),
  logRetentionDays: z
    .union([z.number(), z.string().regex(/^\d+$/).transform(Number)], {
      error: LOG_RETENTION_DAYS.join(' | '),
    })
    .refine((days): days is RetentionDays => LOG_RETENTION_DAYS.includes(days), {
      error: LOG_RETENTION_DAYS.join(' | '),
    })
    .default(RetentionDays.ONE_MONTH),
  maxTransactionBytes: wholeNumber(SMALLEST_TRANSACTION_LIMIT_BYTES, LARGEST_TRANSACTION_BYTES).default(
    LARGEST_TRANSACTION_BYTES,
  ),
  throttleRateLimit: wholeNumber(1, 10_000).default(500),
  throttleBurstLimit: wholeNumber(1, 5_000).default(1_000),
  authorization: oneOf(['none', 'iam', 'jwt']).default('none'),
  jwtIssuer: text(/^(https:\/\/[^\s,/]+[^\s,]*)?$/, 'an https address, or nothing'),
  jwtAudience: list(/^[^\s,]+$/, 'audiences without spaces, separated by commas, or nothing'),
  workflowLogLevel: oneOf(['ALL', 'ERROR', 'FATAL', 'OFF']).default('ERROR'),
  tracing: trueOrFalse(),
  alarmEmail: z
    .string({ error: ADDRESS_OR_NOTHING })
    .refine((value) => value === '' || z.email().safeParse(value).success, { error: ADDRESS_OR_NOTHING })
    .default(''),
  encryption: oneOf(['aws-owned', 'customer-managed']).default('aws-owned'),
  sealed: trueOrFalse(),
  operatorRoleArns: list(
    /^arn:aws[\w-]*:iam::\d{12}:role\/[\w+=,.@/*?-]+$/,
    'ARNs of IAM roles, separated by commas, or nothing',
  ),
  terminationProtection: trueOrFalse(),
  retainData: trueOrFalse(),
});

/** What can be configured about the pipeline; the README's configuration table describes each key. */
export type PipelineConfiguration = z.output<typeof schema>;

/**
 * Reads the pipeline's configuration from CDK context (`cdk.json`, or `-c key=value`).
 *
 * CDK's own keys contain `@`, `:`, `/` or `-`; a key of nothing but letters, digits and underscores is taken to be meant for us,
 * and so is one that is ours but for its letter case and hyphens.
 *
 * @throws ConfigurationError for a value that is not allowed, and for a plain key that does not exist
 */
export function readConfiguration(context: Record<string, unknown>): PipelineConfiguration {
  const known = Object.keys(schema.shape);
  const ours = Object.entries(context).filter(([key]) => /^\w+$/.test(key) || isMisspelt(key, known));
  for (const [key, value] of ours) {
    if (!known.includes(key)) throw ConfigurationError.unknownKey(key, value, known);
  }
  const result = schema.safeParse(Object.fromEntries(ours));
  if (result.success) return requireSense(result.data);
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
