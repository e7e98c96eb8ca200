import { confirm } from './confirm/confirm-command';
import { deadLetters } from './dead-letters/dead-letters';
import type { DeclaredCommand } from './frame/command';
import { load } from './load/load-command';
import { replay } from './replay/replay-command';
import { send } from './send/send-command';
import { status } from './status/status-command';
import { tail } from './tail/tail-command';
import { trace } from './trace/trace-command';

/** Every command of the program, in the order in which its help lists them. */
export const COMMANDS: readonly DeclaredCommand[] = [
  send,
  trace,
  tail,
  status,
  replay,
  deadLetters,
  load,
  confirm,
];
