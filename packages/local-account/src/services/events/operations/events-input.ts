import { z } from 'zod';
import { InvalidEventPatternError } from '@pipeline/event-pattern';
import { keyArnProperty } from '../../../access/key-use';
import { AwsError } from '../../../errors/aws-error';
import { invalidParameter } from '../event-errors';

/** Constraints of EventBridge's API model; AWS names them in its messages. */
const NAME = new RegExp('^[\\.\\-_A-Za-z0-9]+$');

export const ruleName = z.string().min(1).max(64).regex(NAME);
export const archiveName = z.string().min(1).max(48).regex(NAME);
export const replayName = z.string().min(1).max(64).regex(NAME);
export const namePrefix = (max: number) => z.string().min(1).max(max).optional();
export const description = z.string().max(512).optional();
export const requiredEventPattern = z.string().max(4096);
export const eventPattern = requiredEventPattern.optional();
/** An empty text is AWS's own key. */
export const kmsKeyIdentifier = z
  .string()
  .refine((text) => text === '' || keyArnProperty.safeParse(text).success, {
    error: 'The local run knows the keys of the template only, by their ARN',
  })
  .optional();
export const retentionDays = z.number().int().min(0).optional();

/** The name of a bus that is made or deleted. */
export const newEventBusName = z.string().min(1).max(256).regex(new RegExp('^[/\\.\\-_A-Za-z0-9]+$'));

export const targetId = z.string().min(1).max(64).regex(NAME);

/** The name or the ARN of a bus. */
export const eventBusName = z.string().min(1).max(1600).optional();

const ARN = '^arn:aws([a-z]|\\-)*:events:([a-z]|\\d|\\-)*:([0-9]{12})?:.+\\/.+$';

/** The ARN of something in EventBridge. */
export const eventsArn = z
  .string()
  .min(1)
  .max(1600)
  .refine((arn) => new RegExp(ARN).test(arn), {
    error: `Member must satisfy regular expression pattern: ${ARN}`,
  });

/** The latest moment that JavaScript knows, in seconds since the epoch; AWS's own bound is not confirmed. */
const LATEST_SECONDS = 8.64e12;

/** A moment, in seconds since the epoch. */
export const timestamp = z
  .number()
  .min(-LATEST_SECONDS)
  .max(LATEST_SECONDS)
  .transform((seconds) => new Date(seconds * 1000));

const tagKey = z.string().min(1).max(128);

export const tags = z.array(z.object({ Key: tagKey, Value: z.string().max(256) }));
export const tagKeys = z.array(tagKey);

/** The ARN of what has tags. */
export const taggedArn = z.string().min(1).max(1600);

/** What every listing takes. A page has 100 items at most. */
export const listing = {
  Limit: z.number().int().min(1).max(100).default(100),
  NextToken: z.string().min(1).max(2048).optional(),
};

/** The error for a token that the API did not give. */
export const INVALID_TOKEN = invalidParameter('NextToken', 'Malformed request.');

/** @throws AwsError `InvalidEventPatternException`, with AWS's reason */
export function withPattern<T>(usePattern: () => T): T {
  try {
    return usePattern();
  } catch (error) {
    if (error instanceof InvalidEventPatternError) throw new AwsError(error.code, error.message);
    throw error;
  }
}

/** @throws AwsError `ValidationException` if more than one filter is given */
export function atMostOneFilter(operation: string, ...filters: readonly unknown[]): void {
  if (filters.filter((filter) => filter !== undefined).length < 2) return;
  throw new AwsError(
    'ValidationException',
    `At most one filter is allowed for ${operation}. Use either : State, EventSourceArn, or NamePrefix.`,
  );
}
