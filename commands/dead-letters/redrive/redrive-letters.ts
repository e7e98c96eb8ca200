import type { Letter } from '../../letters/letter';
import { isMeant, type LetterFilter } from '../../letters/letter-filter';
import type { LettersInHand, Received } from '../../letters/letters-in-hand';
import type { Pace } from './pace';
import { type Acceptance, LetterStaysError, type RedriveWay } from './redrive-way';

/** What became of a letter that was meant. */
export type RedriveOutcome =
  /** Accepted, and deleted here. */
  | ({ readonly what: 'redriven' } & Acceptance)
  /** Accepted, but still here: whoever redrives it again does it twice. */
  | ({ readonly what: 'redriven, not deleted'; readonly why: string } & Acceptance)
  /** Still here: AWS did not take it, or nothing was tried. */
  | { readonly what: 'refused' | 'left'; readonly why: string };

export interface RedriveOptions {
  readonly way: RedriveWay;
  readonly pace: Pace;
  /** Ends it when what was begun has been finished. */
  readonly signal: AbortSignal;
  /** Letters whose redrive may have been accepted, and which are still there. */
  readonly underway: Set<Letter>;
  readonly onOutcome: (letter: Letter, outcome: RedriveOutcome) => Promise<void>;
}

/**
 * Redrives each letter of a queue that is meant, and deletes it once its redrive was accepted. Whatever ends it, a letter whose redrive
 * was begun is finished first.
 *
 * @throws the first error that is not about one letter
 */
export async function redriveLetters(
  hand: LettersInHand,
  filter: LetterFilter,
  options: RedriveOptions,
): Promise<Received> {
  let begunAt = Infinity;
  const begunEvents = new Set<string>();
  const reasonToLeave = ({ sentAt, event }: Letter) => {
    // What fails at once may be received before the answer to its redrive is.
    if (begunEvents.has(event?.id ?? '')) return 'redriven already: failed again, or was here twice';
    return sentAt >= begunAt ? 'came here after the redrive began' : undefined;
  };
  return hand.receiveAll(async (letters) => {
    const isInVain = letters.every((letter) => reasonToLeave(letter) !== undefined);
    const old: Letter[] = [];
    for (const letter of letters.filter((each) => isMeant(each, filter))) {
      const why = reasonToLeave(letter);
      if (why === undefined) {
        old.push(letter);
        if (letter.event?.id !== undefined) begunEvents.add(letter.event.id);
      } else await options.onOutcome(letter, { what: 'left', why });
    }
    await redriveBatch(hand, old, {
      ...options,
      onAcceptance: ({ acceptedAt = Infinity }) => (begunAt = Math.min(begunAt, acceptedAt)),
    });
    return isInVain ? 'in vain' : 'go on';
  }, options);
}

/**
 * Redrives letters that are in hand.
 *
 * @throws the first error that is not about one letter, when those that were accepted are deleted
 */
export async function redriveBatch(
  hand: LettersInHand,
  letters: readonly Letter[],
  options: RedriveOptions & { readonly onAcceptance?: (acceptance: Acceptance) => void },
): Promise<void> {
  const accepted = new Map<Letter, Acceptance>();
  const attempts = await Promise.allSettled(
    letters.map(async (letter) => {
      const acceptance = await attempt(letter, options);
      if (!acceptance) return;
      accepted.set(letter, acceptance);
      options.onAcceptance?.(acceptance);
    }),
  );
  const deletion = await deleteAll(hand, [...accepted.keys()]);
  for (const [letter, acceptance] of accepted) {
    const why = deletion.remaining.get(letter.messageId);
    options.underway.delete(letter);
    await options.onOutcome(
      letter,
      why === undefined
        ? { what: 'redriven', ...acceptance }
        : { what: 'redriven, not deleted', why, ...acceptance },
    );
  }
  if (deletion.error) throw deletion.error;
  for (const each of attempts) if (each.status === 'rejected') throw each.reason;
}

/** What was accepted has to be told of, even if SQS cannot be asked to delete anything. */
async function deleteAll(
  hand: LettersInHand,
  letters: readonly Letter[],
): Promise<{ readonly remaining: ReadonlyMap<string, string>; readonly error?: Error }> {
  try {
    return { remaining: await hand.delete(letters) };
  } catch (cause) {
    const error = cause as Error;
    return { remaining: new Map(letters.map(({ messageId }) => [messageId, error.message])), error };
  }
}

/** @returns `undefined` if it stays here */
async function attempt(
  letter: Letter,
  { way, pace, signal, underway, onOutcome }: RedriveOptions,
): Promise<Acceptance | undefined> {
  const objection = way.objection(letter);
  if (objection !== undefined) {
    await onOutcome(letter, { what: 'left', why: objection });
    return undefined;
  }
  await pace.next(signal);
  if (signal.aborted) return undefined;
  underway.add(letter);
  try {
    return await way.redrive(letter);
  } catch (error) {
    if (!(error instanceof LetterStaysError)) throw error;
    underway.delete(letter);
    await onOutcome(letter, { what: error.what, why: error.message });
    return undefined;
  }
}
