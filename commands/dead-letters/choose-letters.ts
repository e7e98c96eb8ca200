import { Argument, type Command } from '@commander-js/extra-typings';
import { MOMENT_FORMS, parseMoment } from '../frame/moment';
import type { LetterFilter } from '../letters/letter-filter';
import { LETTER_QUEUES, type LetterQueueName } from '../letters/letter-queue';

/** Which letters a command is about, as it is typed. */
export interface ChosenLetters {
  readonly id?: readonly string[];
  readonly error?: string;
  readonly from?: number;
  readonly to?: number;
}

/** Adds the argument for the queue and the options that choose letters. */
export function declareLetters(command: Command) {
  return command
    .addArgument(new Argument('[queue]', 'which of the two queues (default: both)').choices(LETTER_QUEUES))
    .option(
      '--id <id>',
      'apiRequestId, or message id of the letter or of its transaction; may be repeated',
      (id: string, others: readonly string[] | undefined) => [...(others ?? []), id],
    )
    .option('--error <text>', 'an error code, or part of an error message; letters of unprocessed only')
    .option(
      '--from <time>',
      `letters sent then or later: in unprocessed, when processing failed; in undelivered, when the transaction was accepted. ${MOMENT_FORMS}`,
      parseTime,
    )
    .option('--to <time>', 'letters sent then or earlier', parseTime);
}

export function filterOf({ id, error, from, to }: ChosenLetters): LetterFilter {
  return { ids: id, error, from, to };
}

/** Letters of *undelivered* carry no error, so that none is meant by one. */
export function chosenQueues(
  queue: LetterQueueName | undefined,
  { error }: ChosenLetters,
): readonly LetterQueueName[] {
  if (queue !== undefined) return [queue];
  return error === undefined ? LETTER_QUEUES : ['unprocessed'];
}

/** What was chosen, in words that follow "the letters". @returns an empty text for all of them */
export function describeFilter({ ids = [], error, from, to }: LetterFilter): string {
  return [
    ...(ids.length > 0 ? [`of ${ids.join(', ')}`] : []),
    ...(error === undefined ? [] : [`with the error "${error}"`]),
    ...(from === undefined ? [] : [`from ${new Date(from).toISOString()}`]),
    ...(to === undefined ? [] : [`to ${new Date(to).toISOString()}`]),
  ].join(' ');
}

/** What was chosen, as it is typed again. @returns words that follow the queue's name, each with a space before it */
export function retypeFilter({ ids = [], error, from, to }: LetterFilter): string {
  return [
    ...ids.map((id) => ` --id ${quote(id)}`),
    ...(error === undefined ? [] : [` --error ${quote(error)}`]),
    ...(from === undefined ? [] : [` --from ${new Date(from).toISOString()}`]),
    ...(to === undefined ? [] : [` --to ${new Date(to).toISOString()}`]),
  ].join('');
}

/** For a POSIX shell. */
function quote(text: string): string {
  return /^[\w.=:][\w.=:-]*$/.test(text) ? text : `'${text.replaceAll("'", String.raw`'\''`)}'`;
}

function parseTime(text: string): number {
  return parseMoment(text);
}
