import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import { z } from 'zod';
import { CommandError } from '../command-error';
import { command } from '../frame/command';
import type { CommandContext } from '../frame/command-context';
import { InterruptedError } from '../frame/errors';
import { EXIT } from '../frame/exit-code';
import { recordKind } from '../frame/record-kind';
import { wholeNumber } from '../frame/whole-number';
import { letterQueueOf } from '../letters/letter-queue';
import { type LetterCopy, messageOf, parseCopy } from './letter-copy';
import { LETTER_IDENTITY } from './letter-records';
import { sendCopy } from './redrive/send-again';

const importedLetterRecord = recordKind({
  type: 'importedLetter',
  summary: 'A letter that is back in its queue. A person sees how many.',
  fields: {
    line: z.number().describe('of the file, counted from 1'),
    queue: LETTER_IDENTITY.queue,
    messageId: z.string().describe('its new one'),
    apiRequestId: LETTER_IDENTITY.apiRequestId,
  },
  show: () => [],
});

const importRecord = recordKind({
  type: 'import',
  summary: 'What an import came to, also if it was interrupted.',
  fields: {
    imported: z.number().describe('letters that are back in their queue'),
    lastLine: z.number().describe('the last line that is done, and so are all before it'),
  },
  show: ({ imported, lastLine }) => [
    { text: `${imported} imported, up to line ${lastLine}`, tone: 'strong' as const },
  ],
});

/** `dead-letters import`. */
export const importLetters = command({
  name: 'import',
  summary:
    'Puts letters of an export back into the queue that each came from, as they were. For SQS each is a new message, with 14 days before it.',
  examples: [
    { commandLine: 'dead-letters import letters.ndjson', does: 'all of a file' },
    {
      commandLine: 'dead-letters import letters.ndjson --after-line 120',
      does: 'goes on where an import ended',
    },
    { commandLine: 'dead-letters import -', does: 'what comes on standard input' },
  ],
  records: [importRecord, importedLetterRecord],
  permissions: { 'the dead-letter queues': ['sqs:SendMessage'] },
  isDangerous: true,
  declare: (parser) =>
    parser
      .argument('<file>', 'of an export, or - for standard input')
      .option('--after-line <number>', 'leaves out this line and all before it', wholeNumber(0, 1e12), 0),
  async run({ args: [file], options: { afterLine } }, context) {
    const { output, signal } = context;
    const input = await openInput(file, context.input);
    if (!context.isDryRun) await context.requireConsent(`Put the letters of ${file} into their queues?`);
    using progress = output.progress('letters');
    const lines = createInterface({ input, crlfDelay: Infinity });
    let [lineNumber, imported] = [0, 0];
    let lastLine = afterLine;
    try {
      for await (const line of lines) {
        lineNumber += 1;
        if (lineNumber <= afterLine || line.trim() === '') continue;
        if (signal.aborted) break;
        const copy = readLine(line, lineNumber);
        if (!context.isDryRun) {
          const messageId = await putBack(context, copy);
          const { queue, apiRequestId } = copy;
          await output.write(importedLetterRecord, { line: lineNumber, queue, messageId, apiRequestId });
        }
        imported += 1;
        lastLine = lineNumber;
        progress.advance();
      }
    } finally {
      lines.close();
      if (!context.isDryRun) await output.write(importRecord, { imported, lastLine });
    }
    if (signal.aborted) {
      throw new InterruptedError(
        `Stopped after line ${lastLine}. Go on with: ${context.commandLine(`dead-letters import ${file} --after-line ${lastLine}`)}`,
      );
    }
    if (context.isDryRun) output.note(`${imported} letters would be imported. Nothing was done.`);
    return EXIT.done;
  },
});

/** @throws CommandError for a file that cannot be read */
async function openInput(file: string, standardInput: Readable): Promise<Readable> {
  if (file === '-') return standardInput;
  try {
    await (await open(file)).close();
    return createReadStream(file);
  } catch (error) {
    throw new CommandError(`${file} cannot be read: ${(error as Error).message}`);
  }
}

/** @throws CommandError */
function readLine(line: string, lineNumber: number): LetterCopy {
  try {
    return parseCopy(line);
  } catch {
    throw new CommandError(
      `Line ${lineNumber} is no letter of an export. What came before it is done: mend or remove the line, and go on with --after-line ${lineNumber - 1}.`,
    );
  }
}

function putBack({ connection, stack }: CommandContext, copy: LetterCopy): Promise<string> {
  return sendCopy(connection, letterQueueOf(stack, copy.queue).url, messageOf(copy));
}
