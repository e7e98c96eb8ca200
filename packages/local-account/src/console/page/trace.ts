/** A record of the trace, as far as the page reads it. */
export interface TracedRecord {
  readonly number: number;
  /** In milliseconds since the epoch. */
  readonly time: number;
  readonly what: string;
  readonly resource: string;
  readonly transaction: { readonly id?: string; readonly replayName?: string };
  readonly bodyStart?: string;
  readonly status?: string | number;
  readonly error?: string;
  readonly code?: string;
  readonly state?: string;
  readonly message?: string;
}

/** Gives each record to `onRecord`, from the oldest that is kept, until the run ends. */
export async function readTrace(
  onConnected: () => void,
  onRecord: (record: TracedRecord) => void,
): Promise<void> {
  const { body } = await fetch('trace');
  if (!body) return;
  onConnected();
  const decoder = new TextDecoder();
  let rest = '';
  const reader = body.getReader();
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return;
    const lines = (rest + decoder.decode(value, { stream: true })).split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) {
      const record = JSON.parse(line) as TracedRecord | { readonly dropped: number };
      if ('what' in record) onRecord(record);
    }
  }
}
