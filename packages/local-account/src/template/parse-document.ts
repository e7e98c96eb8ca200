import { parse as findErrors, type ParseError } from 'jsonc-parser';
import { parseYaml } from './parse-yaml';
import { TemplateError } from './template-error';

/**
 * Reads the document that a template's text is, JSON or YAML. Functions are in their long form, whichever the text has.
 *
 * @throws TemplateError in AWS's words, with the line and column
 */
export function parseDocument(text: string): unknown {
  if (!text.trimStart().startsWith('{')) return parseYaml(text);
  try {
    return JSON.parse(text);
  } catch {
    throw notWellFormed(text);
  }
}

/** AWS counts from one, and names the place after the character that it did not expect; recorded on AWS. */
function notWellFormed(text: string): TemplateError {
  const errors: ParseError[] = [];
  findErrors(text, errors, { disallowComments: true });
  const before = text.slice(0, errors[0]?.offset ?? 0).split('\n');
  const column = (before.at(-1)?.length ?? 0) + 2;
  return new TemplateError(
    `Template format error: JSON not well-formed. (line ${before.length}, column ${column})`,
  );
}
