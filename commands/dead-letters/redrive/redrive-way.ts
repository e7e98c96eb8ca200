import type { Letter } from '../../letters/letter';

/** What a letter's redrive was answered. */
export interface Acceptance {
  /** Of the workflow that was started with the event. */
  readonly execution?: string;
  /** Of the message that was sent in place of the letter. */
  readonly newMessageId?: string;
  /** Of the transaction, if it is another one now. */
  readonly newApiRequestId?: string;
  /** By AWS's clock, in epoch milliseconds: what fails again is a letter of later than this. @default - it would come to another queue */
  readonly acceptedAt?: number;
}

/** How a letter goes on its way once more. */
export interface RedriveWay {
  /** Why a letter is not to be redriven in this way. @default - it is */
  objection(letter: Letter): string | undefined;
  /**
   * @throws LetterStaysError if this letter is not taken
   * @throws Error if none is taken
   */
  redrive(letter: Letter): Promise<Acceptance>;
}

/** A letter stays where it is, whatever becomes of others. */
export class LetterStaysError extends Error {
  override readonly name = 'LetterStaysError';

  /** @param what whether AWS did not take it, or nothing was tried */
  constructor(
    readonly what: 'refused' | 'left',
    message: string,
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}

/** What AWS says of one input, by the names of its errors; any other error is about more than that. */
const ABOUT_ONE_LETTER = [
  'InvalidExecutionInput',
  'InvalidMessageContents',
  'InvalidParameterValue',
  'ValidationException',
];

/** @throws LetterStaysError in place of an error that is about this letter alone */
export async function orStays<T>(answer: Promise<T>): Promise<T> {
  return answer.catch((error: Error) => {
    if (!ABOUT_ONE_LETTER.includes(error.name)) throw error;
    throw new LetterStaysError('refused', `${error.name}: ${error.message}`, { cause: error });
  });
}
