import { accountFor } from '../account-for/account-for';
import { ACCOUNT_FOR } from '../account-for/account-permissions';
import { Ledger } from '../account-for/ledger';
import { CLOCKS_DIFFER_MS } from '../aws/clocks-differ';
import { TransactionSender } from '../aws/transaction-sender';
import { command } from '../frame/command';
import type { CommandContext } from '../frame/command-context';
import { InterruptedError } from '../frame/errors';
import { EXIT, type ExitCode } from '../frame/exit-code';
import { MOST_SECONDS, wholeNumber } from '../frame/whole-number';
import { endRecord } from './end-record';
import { readTransactions, type Transaction } from './read-transactions';
import { sendOne } from './send-one';
import { type SendSummary, sendSummary } from './send-summary';
import { sentRecord } from './sent-record';

export const send = command({
  name: 'send',
  summary:
    'Sends a transaction, or each line of a file, checks by its MD5 that it arrived as it is, and follows it to its end if asked to.',
  examples: [
    {
      commandLine: `send --data '{"key1":"value1"}' --local --wait`,
      does: 'one transaction, and what becomes of it',
    },
    { commandLine: 'send order.json --region eu-central-1', does: 'a file as it is, white space and all' },
    {
      commandLine: 'send orders.ndjson --concurrency 20 --wait',
      does: 'each line of a file is a transaction; all are followed',
    },
    { commandLine: 'send - --lines --json < orders.txt', does: 'the same from standard input, told in JSON' },
  ],
  records: [sentRecord, endRecord, sendSummary],
  permissions: {
    'the API, with authorization=iam': ['execute-api:Invoke'],
    ...ACCOUNT_FOR,
  },
  declare: (parser) =>
    parser
      .argument('[file]', 'what to send, - for standard input; of .ndjson and .jsonl, each line')
      .option('--data <text>', 'the transaction itself, instead of a file')
      .option('--lines', 'each line is a transaction, whatever the file is called')
      .option('--token <token>', 'for an API with authorization=jwt')
      .option('--concurrency <number>', 'how many are sent at the same time', wholeNumber(1, 999), 10)
      .option(
        '--wait [seconds]',
        'follow each to its end; for so long without news (default: 60)',
        wholeNumber(0, MOST_SECONDS),
      ),
  async run({ args: [file], options }, context) {
    const { data, lines, token, concurrency, wait } = options;
    const { connection, stack, signal, input } = context;
    const endpoint = stack.output('ApiEndpoint');
    using sender = new TransactionSender({ endpoint, connection, token, signal });
    const ledger = wait === undefined ? undefined : new Ledger();
    if (ledger) stack.output('LogGroupName');
    const startedAt = Date.now();
    const summary = await sendAll(
      readTransactions({ file, data, lines }, input),
      { concurrency, send: (transaction) => sendOne(transaction, { sender, endpoint, signal }), ledger },
      context,
    );
    const patienceMs = (wait === true || wait === undefined ? 60 : wait) * 1000;
    const ends =
      ledger && (await followAll(ledger, { patienceMs, since: startedAt - CLOCKS_DIFFER_MS }, context));
    const all = { ...summary, ...ends, altered: summary.altered + (ends?.altered ?? 0) };
    if (all.sent !== 1) await context.output.write(sendSummary, all);
    return exitCodeOf(all);
  },
});

interface SendAllOptions {
  readonly concurrency: number;
  readonly send: (transaction: Transaction) => ReturnType<typeof sendOne>;
  /** Is told of those that were accepted. @default - nobody follows them */
  readonly ledger?: Ledger;
}

/** Sends with so many at the same time, each as soon as there is room. */
async function sendAll(
  transactions: AsyncGenerator<Transaction, void>,
  { concurrency, send, ledger }: SendAllOptions,
  { output, signal }: Pick<CommandContext, 'output' | 'signal'>,
) {
  const summary = { sent: 0, accepted: 0, refused: 0, altered: 0, unanswered: 0 };
  using progress = output.progress('sent');
  let underWay = 0;
  const client = async () => {
    for (;;) {
      signal.throwIfAborted();
      const next = await transactions.next();
      if (next.done) return;
      underWay += 1;
      const sent = await send(next.value);
      underWay -= 1;
      summary.sent += 1;
      summary[sent.outcome] += 1;
      const { apiRequestId, sha256, outcome } = sent;
      const isIn = outcome === 'accepted' || outcome === 'altered';
      if (isIn && apiRequestId !== undefined) ledger?.accept({ apiRequestId, sha256 });
      await output.write(sentRecord, sent);
      progress.advance();
    }
  };
  const clients = await Promise.allSettled(Array.from({ length: concurrency }, client));
  const failure = clients.find((result) => result.status === 'rejected');
  if (!failure) return summary;
  if (!signal.aborted) throw failure.reason;
  throw new InterruptedError(
    `Stopped. ${summary.sent} were sent and told; of ${underWay} more nobody knows whether they arrived.`,
  );
}

async function followAll(
  ledger: Ledger,
  { patienceMs, since }: { readonly patienceMs: number; readonly since: number },
  { connection, stack, output, signal, letterMemory }: CommandContext,
) {
  const total = ledger.size;
  using progress = output.progress('have come to an end', total);
  const account = await accountFor({ connection, stack, since, signal }, ledger, {
    patienceMs,
    letterMemory,
    onEnds: (count) => progress.advance(count),
  }).catch((error: Error) => {
    if (!signal.aborted) throw error;
    throw new InterruptedError(
      `Stopped. ${total} were accepted; of ${ledger.open} the end was not seen yet.`,
    );
  });
  const counts = { processed: 0, deadLettered: 0, missing: 0, duplicated: 0, altered: 0 };
  for (const end of ledger.ends()) {
    const { apiRequestId, outcome, isAltered, times, processingMs, queue, error } = end;
    await output.write(endRecord, { apiRequestId, outcome, isAltered, times, processingMs, queue, error });
    counts[outcome === 'dead-lettered' ? 'deadLettered' : outcome] += 1;
    if (times > 1) counts.duplicated += 1;
    if (isAltered) counts.altered += 1;
  }
  if (account.waiting > 0) output.note(`${account.waiting} messages are still in the queue.`);
  if (!account.areLettersSeen) output.note('Not all dead letters could be seen: what is missing may be one.');
  return counts;
}

function exitCodeOf({ refused, unanswered, altered, deadLettered = 0, missing = 0 }: SendSummary): ExitCode {
  return refused + unanswered + altered + deadLettered + missing === 0 ? EXIT.done : EXIT.wentWrong;
}
