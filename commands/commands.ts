import { confirm } from './confirm/confirm-command';
import { deadLetters } from './dead-letters/dead-letters';
import type { DeclaredCommand } from './frame/command';
import { replay } from './replay/replay-command';

/** Every command of the program, in the order in which its help lists them. */
export const COMMANDS: readonly DeclaredCommand[] = [deadLetters, replay, confirm];
