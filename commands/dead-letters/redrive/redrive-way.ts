import type { Letter } from '../../letters/letter';

/** What a letter's redrive was answered. */
export interface Acceptance {
  /** Of the workflow that was started with the event. */
  readonly execution?: string;
  /** Of the message that was sent in place of the letter. */
  readonly messageId?: string;
  /** Of the transaction, if it is another one now. */
  readonly apiRequestId?: string;
  /** By AWS's clock: what failed again became a letter later than this. Epoch milliseconds. @default - it comes back to another queue */
  readonly acceptedAt?: number;
}

/** How a letter goes on its way once more. */
export interface RedriveWay {
  /** Why a letter is not to be redriven in this way. @default - it is */
  objection(letter: Letter): string | undefined;
  /**
   * @throws LetterRefusedError if AWS does not take this letter
   * @throws Error if it takes none
   */
  redrive(letter: Letter): Promise<Acceptance>;
}

/** AWS does not take this letter, whatever it makes of others. */
export class LetterRefusedError extends Error {
  override readonly name = 'LetterRefusedError';
}

/** What AWS says of one input, by the names of its errors; any other error is about more than that. */
const ABOUT_ONE_LETTER = [
  'InvalidExecutionInput',
  'InvalidMessageContents',
  'InvalidParameterValue',
  'ValidationException',
];

/** @throws LetterRefusedError in place of an error that is about this letter alone */
export async function refusable<T>(answer: Promise<T>): Promise<T> {
  return answer.catch((error: Error) => {
    if (!ABOUT_ONE_LETTER.includes(error.name)) throw error;
    throw new LetterRefusedError(`${error.name}: ${error.message}`, { cause: error });
  });
}
