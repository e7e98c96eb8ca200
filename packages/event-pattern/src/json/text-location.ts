/** Jackson quotes at most this many characters of the source (`ErrorReportConfiguration`). */
const QUOTED_SOURCE_CHARACTERS = 500;

/**
 * A place in a text in the words of Jackson, the JSON library behind Event Ruler, whose messages reach AWS's callers:
 * `[Source: (String)"..."; line: 1, column: 11]`. Recorded on AWS in LocalStack's
 * tests/aws/services/events/test_events_patterns.snapshot.json.
 *
 * @param offset where, counted in UTF-16 units from 0
 */
export function describeLocation(source: string, offset: number): string {
  let line = 1;
  let lineStart = 0;
  for (const lineBreak of source.slice(0, offset).matchAll(/\r\n|\r|\n/g)) {
    line += 1;
    lineStart = lineBreak.index + lineBreak[0].length;
  }
  const hidden = source.length - QUOTED_SOURCE_CHARACTERS;
  const truncated = hidden > 0 ? `[truncated ${hidden} chars]` : '';
  const quoted = escapeControls(source.slice(0, QUOTED_SOURCE_CHARACTERS));
  return `[Source: (String)"${quoted}"${truncated}; line: ${line}, column: ${offset - lineStart + 1}]`;
}

/** Jackson's `ContentReference` escapes control characters, but not line breaks. */
function escapeControls(text: string): string {
  return text.replace(
    /[^\P{Cc}\r\n]/gu,
    (control) => `\\u${control.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}`,
  );
}
