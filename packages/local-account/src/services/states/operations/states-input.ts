import { z } from 'zod';
import { AwsError } from '../../../errors/aws-error';
import { checkArn } from './check-arn';

const arnInput = z.string().min(1).max(256);

/** It throws `InvalidArn` for another one's. */
export const stateMachineArnInput = arnInput.transform((text) => checkArn(text, 'stateMachine'));

/** It throws `InvalidArn` for another one's. */
export const executionArnInput = arnInput.transform((text) => checkArn(text, 'execution'));

/** What asks for a page, in every list operation; zero stands for the default. */
export const pageInput = z.object({
  maxResults: z
    .number()
    .int()
    .min(0)
    .max(1000)
    .default(0)
    .transform((given) => given || 100),
  nextToken: z.string().min(1).max(1024).optional(),
});

export const INVALID_TOKEN = new AwsError('InvalidToken', "Invalid Token: 'Invalid token'");

/** What a caller gets to see of a state machine or an execution, which matters where a key of KMS hides it. */
export const includedDataInput = z.enum(['ALL_DATA', 'METADATA_ONLY']).default('ALL_DATA');
