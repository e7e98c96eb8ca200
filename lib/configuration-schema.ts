import { RetentionDays } from 'aws-cdk-lib/aws-logs';
import { z } from 'zod';
import {
  allowedValues,
  emailOrNothing,
  issuerOrNothing,
  list,
  oneNumberOf,
  oneOf,
  text,
  trueOrFalse,
  wholeNumber,
} from './configuration-values';
import { LARGEST_TRANSACTION_BYTES, SMALLEST_TRANSACTION_LIMIT_BYTES } from './flow/transaction-sizes';

/** CloudWatch Logs takes only these; CDK's `INFINITE` (9999) is its own way to say "no retention policy". */
const LOG_RETENTION_DAYS = Object.values(RetentionDays)
  .filter((days): days is RetentionDays => typeof days === 'number' && days !== RetentionDays.INFINITE)
  .sort((a, b) => a - b);

/** Every key: what it allows, its default, and what it does. `npm run docs` makes docs/configuration.md of it. */
export const configurationSchema = z.object({
  stackName: text(
    /^[A-Za-z][A-Za-z0-9-]{0,127}$/,
    'letters, digits and hyphens, starting with a letter, at most 128 characters',
    'a CloudFormation stack name',
  )
    .default('MyServerlessApplicationStack')
    .describe("the stack's name; another name is another copy"),
  archiveRetentionDays: wholeNumber(1, 3653).default(7).describe('how long transactions can be replayed'),
  logRetentionDays: oneNumberOf(LOG_RETENTION_DAYS)
    .default(RetentionDays.ONE_MONTH)
    .describe('how long the log groups keep records'),
  maxTransactionBytes: wholeNumber(SMALLEST_TRANSACTION_LIMIT_BYTES, LARGEST_TRANSACTION_BYTES)
    .default(LARGEST_TRANSACTION_BYTES)
    .describe(
      'the largest body that is always accepted, in bytes of UTF-8. 128,000 is the most that reaches the function whatever is in it; smaller ones let the pipe move more at once. Lower it only [while nothing larger waits](deployment.md#lower-maxtransactionbytes)',
    ),
  throttleRateLimit: wholeNumber(1, 10_000)
    .default(500)
    .describe('requests a second, all callers together; above it the API answers 429'),
  throttleBurstLimit: wholeNumber(1, 5_000)
    .default(1_000)
    .describe('requests at once, all callers together; above it the API answers 429'),
  authorization: oneOf(['none', 'iam', 'jwt'])
    .default('none')
    .describe(
      'who may send: everybody, whom IAM allows `execute-api:Invoke` (signed requests, SigV4), or who has a token of `jwtIssuer`',
    ),
  jwtIssuer: issuerOrNothing()
    .default('')
    .describe(
      "with `authorization=jwt`, and only then: the tokens' issuer (`iss`), as it stands in them. It has to serve `/.well-known/openid-configuration` when the stack is deployed: API Gateway reads it then, and the deployment rolls back if it cannot",
    ),
  jwtAudience: list(/^[^\s,]+$/, 'audiences without spaces, separated by commas, or nothing')
    .default([])
    .describe(
      'with `authorization=jwt`, and only then: whom tokens are for (`aud` or `client_id`); one match is enough',
    ),
  corsAllowOrigins: list(
    /^(\*|https?:\/\/[^\s,/*]+)$/,
    'origins such as https://example.com, without a path, separated by commas, or *, or nothing',
  )
    .default([])
    .describe("whose pages may post from a browser (CORS), `*` for everybody's"),
  workflowLogLevel: oneOf(['ALL', 'ERROR', 'FATAL', 'OFF'])
    .default('ERROR')
    .describe('what the workflow logs about its executions, without the transactions themselves'),
  tracing: trueOrFalse().default(false).describe('X-Ray traces of workflow and function'),
  alarmEmail: emailOrNothing()
    .default('')
    .describe(
      'who gets a mail for each alarm, once they have confirmed the subscription that AWS sends them',
    ),
  dashboard: trueOrFalse()
    .default(true)
    .describe(
      'the pipeline on one page in CloudWatch, for [3 USD a month](cost.md#what-stands-by-the-month) where an account has three others',
    ),
  encryption: oneOf(['aws-owned', 'customer-managed'])
    .default('aws-owned')
    .describe(
      "encryption at rest with AWS's keys, or with one key of your own for everything that holds a transaction; [drain the queues](deployment.md#change-the-encryption) before you change it",
    ),
  sealed: trueOrFalse()
    .default(false)
    .describe(
      'denies everybody but the API to send to the queue, and everybody but the pipe (and a workflow that publishes results) to put events on the bus, administrators included',
    ),
  operatorRoleArns: list(
    /^arn:aws[\w-]*:iam::\d{12}:role\/[\w+=,.@/*?-]+$/,
    'ARNs of IAM roles, separated by commas, or nothing',
  )
    .default([])
    .describe(
      'with `sealed=true`, and only then: roles that may send to the queue, too; `*` and `?` stand for parts of an ARN',
    ),
  terminationProtection: trueOrFalse()
    .default(false)
    .describe('whether CloudFormation refuses to delete the stack'),
  retainData: trueOrFalse()
    .default(false)
    .describe(
      'whether what holds transactions outlives the stack: queues, bus, archive and log groups; a key of your own always does',
    ),
});

/** What can be configured about the pipeline: docs/configuration.md describes each key. */
export type PipelineConfiguration = z.output<typeof configurationSchema>;

/** What there is to know about a key. */
export interface ConfigurationKey {
  /** As it stands in `cdk.json`, and behind `-c`. */
  readonly key: string;
  /** What it is if nobody says anything: a value, or an empty text or list for nothing. */
  readonly byDefault: unknown;
  /** In words; `a | b` are alternatives. */
  readonly allowed: string;
  /** What it does. */
  readonly description: string;
}

/** Every key that there is, in the order in which errors and documentation name them. */
export function configurationKeys(): ConfigurationKey[] {
  return Object.entries(configurationSchema.shape).map(([key, schema]) => ({
    key,
    byDefault: schema.def.defaultValue,
    allowed: allowedValues(schema.unwrap()),
    description: schema.description ?? '',
  }));
}
