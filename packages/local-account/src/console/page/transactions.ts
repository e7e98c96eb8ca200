import { element, row } from './elements';
import type { TracedRecord } from './trace';

/** So many are shown, the latest. */
const SHOWN = 200;

interface ShownTransaction {
  readonly startedAt: number;
  readonly records: TracedRecord[];
  readonly summary: HTMLTableRowElement;
  readonly hops: HTMLTableRowElement;
  body: string;
  outcome: 'under way' | 'processed' | 'failed';
  endedAt: number;
}

/** The table of transactions, the latest first; a click shows what happened to one, hop by hop. */
export class Transactions {
  private readonly byKey = new Map<string, ShownTransaction>();

  constructor(private readonly rows: HTMLElement) {}

  add(record: TracedRecord): void {
    const { id, replayName } = record.transaction;
    if (id === undefined) return;
    // A replay is a way of its own.
    const key = replayName === undefined ? id : `${id} (replay ${replayName})`;
    const transaction = this.byKey.get(key) ?? this.open(key, record.time);
    transaction.records.push(record);
    // What it was posted with: the body of its dead letter is another.
    transaction.body ||= record.bodyStart ?? '';
    transaction.endedAt = record.time;
    transaction.outcome = outcomeAfter(record, transaction.outcome);
    describe(key, transaction);
    if (!transaction.hops.hidden) listHops(transaction);
  }

  private open(key: string, startedAt: number): ShownTransaction {
    const summary = element('tr', { className: 'transaction', tabIndex: 0 });
    const hops = element('tr', { hidden: true });
    const transaction: ShownTransaction = {
      startedAt,
      records: [],
      summary,
      hops,
      body: '',
      outcome: 'under way',
      endedAt: startedAt,
    };
    const toggle = () => {
      hops.hidden = !hops.hidden;
      listHops(transaction);
    };
    summary.addEventListener('click', toggle);
    summary.addEventListener('keydown', ({ key: pressed }) => pressed === 'Enter' && toggle());
    this.rows.prepend(summary, hops);
    this.byKey.set(key, transaction);
    this.dropOldest();
    return transaction;
  }

  private dropOldest(): void {
    const [oldest] = this.byKey;
    if (this.byKey.size <= SHOWN || !oldest) return;
    const [key, { summary, hops }] = oldest;
    summary.remove();
    hops.remove();
    this.byKey.delete(key);
  }
}

function outcomeAfter(
  record: TracedRecord,
  before: ShownTransaction['outcome'],
): ShownTransaction['outcome'] {
  switch (record.what) {
    case 'ExecutionEnded':
      return record.status === 'SUCCEEDED' ? 'processed' : 'failed';
    case 'DeadLetterSent':
    case 'DeadLetterLost':
      return 'failed';
    case 'RequestAnswered':
      return Number(record.status) >= 400 ? 'failed' : before;
    default:
      return before;
  }
}

function describe(key: string, { summary, startedAt, endedAt, outcome, body }: ShownTransaction): void {
  const time = new Date(startedAt).toLocaleTimeString();
  const total = outcome === 'under way' ? '' : `${endedAt - startedAt} ms`;
  summary.replaceChildren(...row([time, key, outcome, total, body]).children);
  summary.children[2]?.classList.add(outcome.replace(' ', '-'));
}

function listHops({ hops, records, startedAt }: ShownTransaction): void {
  const table = element('table');
  table.append(
    ...records.map((record) => {
      const { error, code, message, status, state } = record;
      const details = [status, state, code, error, message].filter((detail) => detail !== undefined);
      return row([`+${record.time - startedAt} ms`, record.what, record.resource, details.join(' ')]);
    }),
  );
  const cell = element('td', { colSpan: 5 });
  cell.append(table);
  hops.replaceChildren(cell);
}
