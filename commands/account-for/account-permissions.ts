import type { Permissions } from '../frame/command';
import { LOOK_AT_LETTERS } from '../letters/letter-permissions';

/** What it takes to follow transactions to their ends. */
export const ACCOUNT_FOR: Permissions = {
  "the function's log": ['logs:FilterLogEvents'],
  ...LOOK_AT_LETTERS,
  'the queue': ['sqs:GetQueueAttributes'],
};
