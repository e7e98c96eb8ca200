import { confirm } from './confirm/confirm-command';
import type { DeclaredCommand } from './frame/command';

/** Every command of the program, in the order in which its help lists them. */
export const COMMANDS: readonly DeclaredCommand[] = [confirm];
