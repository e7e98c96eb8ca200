import type { Command } from 'commander';
import type { FaultSpec } from '@pipeline/local-account';
import type { Printer } from '@pipeline/terminal';
import { askRun } from '../control/ask-run';
import { controlCommand } from '../control/control-command';
import { HOPS } from './hops';
import { faultOfWords, parseFault } from './parse-fault';
import { writeFault } from './write-fault';

type ListedFault = FaultSpec & { readonly id: string; readonly strikes: number };

const HELP = `
A fault says where, what goes wrong there, and when:

  where   a hop of a transaction, or an operation of AWS such as sqs:SendMessage, sqs:* or *:
${[...HOPS].map(([name, { summary }]) => `            ${name.padEnd(12)} ${summary}`).join('\n')}
  what    error[=<code>]    the caller gets an error of AWS; also message=<text> status=<number>
          throttle          the service says that it is called too often
          delay=<5s>        the call comes late
          hang[=<1m>]       no answer comes; a function runs into its timeout
          crash             the function's process ends, or the pipe's worker that calls
          twice             it is done twice, or given out twice
          half[=<code>]     of a batch some entries fail, the others are done
          ... done          all is done, and the answer is what goes wrong
  when    probability=<0.2> count=<3> match=<id, message id or piece of the body> seed=<7>
          resource=<ARN or its end, with * and ?> caller=<pipes, events, a role, client>

The same seed strikes the same transactions.

Examples:
  npm run fault                                             what goes wrong, and how often it did
  npm run fault -- set pipe throttle probability=0.2 seed=7
  npm run fault -- set function crash count=3
  npm run fault -- set lambda:Invoke error=ServiceException match='"key":17'
  npm run fault -- set pipe half probability=0.5            of each batch some are put
  npm run fault -- set delete error done                    deleted, but the pipe does not learn it
  npm run fault -- set archive delay=10m                    as late as on AWS
  npm run fault -- clear fault-2
  npm run fault -- clear                                    nothing goes wrong any more`;

/** `npm run fault`. */
export function faultCommand(output: Printer): Command {
  const { program, port } = controlCommand('fault', 'Faults on purpose in the local run.', HELP);

  async function ask(method: 'POST' | 'DELETE' | undefined, path: string, body?: FaultSpec) {
    const request = { port: port(), path, method, body };
    return (await askRun<{ readonly faults: readonly ListedFault[] }>(request)).faults;
  }

  async function list(): Promise<void> {
    const faults = await ask(undefined, '/faults');
    print(faults);
    if (faults.length === 0)
      output.print('Nothing goes wrong on purpose: npm run fault -- set pipe throttle');
  }

  function print(faults: readonly ListedFault[]): void {
    for (const line of describeFaults(faults)) output.print(line);
  }

  program.action(list);
  program.command('list').description('what goes wrong, and how often it did').action(list);
  program
    .command('set <words...>')
    .description('lets something go wrong, such as: set pipe throttle probability=0.2')
    .action(async (words: readonly string[]) => {
      const [only = ''] = words;
      print(await ask('POST', '/faults', words.length === 1 ? parseFault(only) : faultOfWords(words)));
    });
  program
    .command('clear [id]')
    .description('lets a fault go wrong no more, or all of them')
    .action(async (id?: string) => {
      const cleared = await ask(
        'DELETE',
        `/faults${id === undefined ? '' : `?id=${encodeURIComponent(id)}`}`,
      );
      print(cleared);
      if (cleared.length === 0) output.print('Nothing went wrong on purpose.');
    });

  return program;
}

/** Each as it can be typed again. */
function describeFaults(faults: readonly ListedFault[]): string[] {
  const written = faults.map(({ id, strikes, ...spec }) => ({
    id,
    strikes,
    text: writeFault(spec),
  }));
  const width = Math.max(...written.map(({ text }) => text.length));
  return written.map(({ id, strikes, text }) => `${id.padEnd(9)}  ${text.padEnd(width)}  struck ${strikes}`);
}
