import type { Counts } from './soak-report';
import type { Answer, Copy } from './soaked-pipeline';

interface Entry {
  readonly body: string;
  readonly isAccepted: boolean;
  readonly isJson: boolean;
  timesLogged: number;
  isDeadLetter: boolean;
  isRedriven: boolean;
  isAltered: boolean;
}

/** A transaction about which the promise was not kept. */
export interface Broken {
  readonly apiRequestId: string;
  readonly what: 'lost' | 'altered';
  /** As it was sent; undefined for an id that nobody was told. */
  readonly body?: string;
}

/** Keeps book of what was sent, and where copies of it are found. */
export class Ledger {
  private readonly entries = new Map<string, Entry>();
  private readonly strangers = new Set<string>();
  private sent = 0;

  /** Enters what a body was answered. One without an id was not taken by the API. */
  enter(body: string, { apiRequestId, isAccepted }: Answer): void {
    this.sent += 1;
    if (apiRequestId === undefined) return;
    this.entries.set(apiRequestId, {
      body,
      isAccepted,
      isJson: isJson(body),
      timesLogged: 0,
      isDeadLetter: false,
      isRedriven: false,
      isAltered: false,
    });
  }

  findInLog(copy: Copy): void {
    const entry = this.compare(copy);
    if (entry) entry.timesLogged += 1;
  }

  findDeadLetter(copy: Copy): void {
    const entry = this.compare(copy);
    if (entry) entry.isDeadLetter = true;
  }

  /** Notes that a dead letter goes on its way once more. */
  redrive({ apiRequestId = '' }: Copy): void {
    const entry = this.entries.get(apiRequestId);
    if (entry) entry.isRedriven = true;
  }

  /**
   * Whether a dead letter is to go on its way once more: one that is no JSON would come back, and one that is logged already, or has gone
   * already, would be a duplicate.
   */
  isToBeRedriven({ apiRequestId = '' }: Copy): boolean {
    const entry = this.entries.get(apiRequestId);
    return entry !== undefined && entry.isJson && entry.timesLogged === 0 && !entry.isRedriven;
  }

  get counts(): Counts {
    const accepted = [...this.entries.values()].filter(({ isAccepted }) => isAccepted);
    const count = (condition: (entry: Entry) => boolean) => accepted.filter(condition).length;
    return {
      transactions: this.sent,
      accepted: accepted.length,
      logged: count(({ timesLogged }) => timesLogged > 0),
      deadLettered: count(({ isDeadLetter }) => isDeadLetter),
      redriven: count(({ isRedriven }) => isRedriven),
      duplicated: count(({ timesLogged }) => timesLogged > 1),
      lost: count(isLost),
      altered: [...this.entries.values()].filter(({ isAltered }) => isAltered).length + this.strangers.size,
    };
  }

  /** What `lost` and `altered` of the counts are about. */
  get broken(): readonly Broken[] {
    const known = [...this.entries].flatMap(([apiRequestId, entry]): Broken[] => {
      const { body } = entry;
      return [
        ...(isLost(entry) ? [{ apiRequestId, what: 'lost' as const, body }] : []),
        ...(entry.isAltered ? [{ apiRequestId, what: 'altered' as const, body }] : []),
      ];
    });
    const unknown = [...this.strangers].map((apiRequestId) => ({ apiRequestId, what: 'altered' as const }));
    return [...known, ...unknown];
  }

  private compare({ apiRequestId = '', body }: Copy): Entry | undefined {
    const entry = this.entries.get(apiRequestId);
    if (!entry) this.strangers.add(apiRequestId);
    else if (entry.body !== body) entry.isAltered = true;
    return entry;
  }
}

/** What is no JSON is where it belongs as a dead letter; anything else is to be in the log in the end. */
function isLost({ isAccepted, isJson: isWellFormed, timesLogged, isDeadLetter }: Entry): boolean {
  if (!isAccepted || timesLogged > 0) return false;
  return isWellFormed || !isDeadLetter;
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
