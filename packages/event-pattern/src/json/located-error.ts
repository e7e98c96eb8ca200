/** Jackson quotes at most this many characters of the source (`ErrorReportConfiguration`). */
const QUOTED_SOURCE_CHARACTERS = 500;

/**
 * A text that is not what its reader needs. The message is AWS's reason with the place in the text, in the words of
 * Jackson, the JSON library behind Event Ruler: `… at [Source: (String)"..."; line: 1, column: 11]` (recorded on AWS in
 * LocalStack's tests/aws/services/events/test_events_patterns.snapshot.json).
 */
export class LocatedError extends Error {
  override readonly name = 'LocatedError';

  /** @param offset - the place, counted in UTF-16 units from 0 */
  constructor(reason: string, source: string, offset: number) {
    super(`${reason}\n at ${describePlace(source, offset)}`);
  }
}

function describePlace(source: string, offset: number): string {
  const before = source.slice(0, offset).split(/\r\n|\r|\n/);
  const column = (before.at(-1)?.length ?? 0) + 1;
  const hidden = source.length - QUOTED_SOURCE_CHARACTERS;
  const truncated = hidden > 0 ? `[truncated ${hidden} chars]` : '';
  const quoted = source.slice(0, QUOTED_SOURCE_CHARACTERS);
  return `[Source: (String)"${quoted}"${truncated}; line: ${before.length}, column: ${column}]`;
}
