import type { Letter } from '../../letters/letter';
import { isMeant, type LetterFilter } from '../../letters/letter-filter';
import type { LettersInHand, Received } from '../../letters/letters-in-hand';
import type { Pace } from './pace';
import { type Acceptance, LetterRefusedError, type RedriveWay } from './redrive-way';

/** What became of a letter that was meant. */
export type RedriveOutcome =
  /** Accepted, and deleted here. */
  | ({ readonly what: 'redriven' } & Acceptance)
  /** Accepted, but still here: whoever redrives it again does it twice. */
  | ({ readonly what: 'redriven, not deleted'; readonly why: string } & Acceptance)
  /** AWS did not take it, so that it is still here. */
  | { readonly what: 'refused'; readonly why: string }
  /** It is not to be redriven, so that it is still here. */
  | { readonly what: 'left'; readonly why: string };

export interface RedriveOptions {
  readonly filter: LetterFilter;
  readonly way: RedriveWay;
  readonly pace: Pace;
  /** Ends it when what was begun has been finished. */
  readonly signal: AbortSignal;
  readonly onOutcome: (letter: Letter, outcome: RedriveOutcome) => void;
}

/**
 * Redrives each letter that is meant, and deletes it once its redrive was accepted. Whatever ends it, a letter whose redrive was begun is
 * finished first.
 *
 * @throws the first error that is not about one letter
 */
export async function redriveLetters(hand: LettersInHand, options: RedriveOptions): Promise<Received> {
  let begunAt = Infinity;
  return hand.receiveAll(async (letters) => {
    const meant = letters.filter((letter) => isMeant(letter, options.filter));
    const old = meant.filter(({ sentAt }) => sentAt < begunAt);
    for (const letter of meant.filter(({ sentAt }) => sentAt >= begunAt)) {
      options.onOutcome(letter, { what: 'left', why: 'it came here since the redrive began' });
    }
    const accepted = new Map<Letter, Acceptance>();
    const attempts = await Promise.allSettled(
      old.map(async (letter) => {
        const acceptance = await attempt(letter, options);
        if (!acceptance) return;
        accepted.set(letter, acceptance);
        begunAt = Math.min(begunAt, acceptance.acceptedAt ?? Infinity);
      }),
    );
    await deleteAccepted(hand, accepted, options);
    for (const each of attempts) if (each.status === 'rejected') throw each.reason;
    return old.length > 0;
  }, options);
}

/** @returns `undefined` if it stays here */
async function attempt(
  letter: Letter,
  { way, pace, signal, onOutcome }: RedriveOptions,
): Promise<Acceptance | undefined> {
  const objection = way.objection(letter);
  if (objection !== undefined) {
    onOutcome(letter, { what: 'left', why: objection });
    return undefined;
  }
  await pace.next(signal);
  if (signal.aborted) return undefined;
  try {
    return await way.redrive(letter);
  } catch (error) {
    if (!(error instanceof LetterRefusedError)) throw error;
    onOutcome(letter, { what: 'refused', why: error.message });
    return undefined;
  }
}

async function deleteAccepted(
  hand: LettersInHand,
  accepted: ReadonlyMap<Letter, Acceptance>,
  { onOutcome }: RedriveOptions,
): Promise<void> {
  const remaining = await hand.delete([...accepted.keys()]);
  for (const [letter, acceptance] of accepted) {
    const why = remaining.get(letter.messageId);
    onOutcome(
      letter,
      why === undefined
        ? { what: 'redriven', ...acceptance }
        : { what: 'redriven, not deleted', why, ...acceptance },
    );
  }
}
