import type { Command } from 'commander';
import type { Printer } from '@pipeline/terminal';
import { askRun } from '../control/ask-run';
import { controlCommand } from '../control/control-command';
import { toIsoDuration } from './duration';

interface ClockAnswer {
  readonly now: string;
  readonly isManual: boolean;
  readonly nextDueAt?: string;
}

interface AdvanceAnswer {
  readonly from: string;
  readonly to: string;
  readonly happened: Readonly<Record<string, number>>;
}

const EXAMPLES = `
Examples:
  npm run clock                     what time it is in the local run, and when something falls due next
  npm run clock -- advance 25h      moves it on, in a run that was started with --clock manual`;

/** `npm run clock`. */
export function clockCommand(output: Printer): Command {
  const { program, port } = controlCommand('clock', 'The clock of the local run.', EXAMPLES);

  function ask<Answer>(move?: object): Promise<Answer> {
    const request = { port: port(), path: '/clock', startOptions: ['--clock manual'] };
    return askRun(move ? { ...request, method: 'POST', body: move } : request);
  }

  program.action(async () => {
    const { now, isManual, nextDueAt } = await ask<ClockAnswer>();
    const whose = isManual ? 'moved by hand' : 'the machine’s';
    output.print(
      `${now}, ${whose}${nextDueAt === undefined ? '' : `; next something falls due at ${nextDueAt}`}`,
    );
  });
  program
    .command('advance <duration>')
    .description('moves the clock on; what falls due on the way happens')
    .action(async (duration: string) => {
      const { from, to, happened } = await ask<AdvanceAnswer>({ advance: toIsoDuration(duration) });
      output.print(`${from} to ${to}`);
      for (const [what, count] of Object.entries(happened))
        output.print(`${String(count).padStart(8)}  ${what}`);
    });

  return program;
}
