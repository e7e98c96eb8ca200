import { Readable } from 'node:stream';
import type { Connection } from '../../../commands/aws/connection';
import type { DeployedStack } from '../../../commands/aws/deployed-stack';
import { deadLetters } from '../../../commands/dead-letters/dead-letters';
import { ArrayOutput } from '../../../commands/frame/array-output';
import type { Work } from '../../../commands/frame/command';
import { letterMemory } from '../../../commands/letters/letter-memory';
import type { QueueInMemory } from '../letters/queue-in-memory';

interface Call {
  readonly isDryRun?: boolean;
  /** @default - whoever is asked says yes */
  readonly refuses?: boolean;
  readonly input?: string;
  /** @default - never aborts */
  readonly signal?: AbortSignal;
}

/** Calls a command below `dead-letters` on a stack all of whose queues are one. */
export async function callCommand(words: readonly string[], queue: QueueInMemory, call: Call = {}) {
  const [name, ...args] = words;
  const declared = deadLetters.subcommands.find((each) => each.name === name)!;
  const output = new ArrayOutput();
  let exitCode: number | undefined;
  let error: Error | undefined;
  const questions: string[] = [];
  const perform = async (work: Work) => {
    exitCode = await work({
      connection: { sqs: queue.client } as unknown as Connection,
      stack: { output: (of: string) => `https://queue/${of}` } as unknown as DeployedStack,
      output,
      letterMemory: letterMemory(),
      signal: call.signal ?? new AbortController().signal,
      input: Readable.from([Buffer.from(call.input ?? '')]),
      isDryRun: call.isDryRun ?? false,
      requireConsent: async (question) => {
        questions.push(question);
        if (call.refuses) throw new Error('no');
      },
      commandLine: (typed) => `npx pipeline ${typed}`,
    });
  };
  await declared
    .parser(perform)
    .parseAsync(args, { from: 'user' })
    .catch((cause: Error) => (error = cause));
  return { exitCode, error, questions, records: output.records, notes: output.notes };
}
