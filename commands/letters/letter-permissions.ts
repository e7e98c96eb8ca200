import type { Permissions } from '../frame/command';

const ACTIONS = ['sqs:GetQueueAttributes', 'sqs:ReceiveMessage', 'sqs:ChangeMessageVisibility'];

/** What it takes to look at dead letters: SQS has no list, so that they are received and put back. */
export const LOOK_AT_LETTERS: Permissions = { 'the dead-letter queues': ACTIONS };

/** The same, and to delete those that are done with. */
export const TAKE_LETTERS: Permissions = { 'the dead-letter queues': [...ACTIONS, 'sqs:DeleteMessage'] };
