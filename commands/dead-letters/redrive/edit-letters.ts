import { CommandError } from '../../command-error';
import type { Letter } from '../../letters/letter';
import { isMeant, type LetterFilter } from '../../letters/letter-filter';
import type { LettersInHand, Received } from '../../letters/letters-in-hand';
import { redriveBatch, type RedriveOptions } from './redrive-letters';

/** Nobody edits more in one go, and all of them stay hidden for as long as it takes. */
const MOST_AT_ONCE = 50;

/** Letters that are being edited are kept hidden for so long, again and again. */
const HIDDEN_SECONDS = 120;
const HIDE_AGAIN_MS = 45_000;

/**
 * Redrives one letter after the other, in a way that asks a person about each.
 *
 * @throws CommandError if there are too many
 */
export async function editLetters(
  hand: LettersInHand,
  filter: LetterFilter,
  options: RedriveOptions,
): Promise<Received> {
  const chosen: Letter[] = [];
  const received = await hand.receiveAll((letters) => {
    chosen.push(...letters.filter((letter) => isMeant(letter, filter)));
    return Promise.resolve(chosen.length > MOST_AT_ONCE ? 'enough' : 'go on');
  }, options);
  if (chosen.length > MOST_AT_ONCE) {
    throw new CommandError(`These are more than ${MOST_AT_ONCE} letters: choose some of them, by --id.`);
  }
  await hand.putBack(chosen);
  const again = setInterval(() => void hand.hideAgain(HIDDEN_SECONDS), HIDE_AGAIN_MS);
  try {
    for (const letter of chosen) {
      if (!options.signal.aborted) await redriveBatch(hand, [letter], options);
    }
  } finally {
    clearInterval(again);
  }
  return received;
}
