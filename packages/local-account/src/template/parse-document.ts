import { parse as parseJson, type ParseError } from 'jsonc-parser';
import { parseYaml } from './parse-yaml';
import { TemplateError } from './template-error';

/**
 * Reads the document that a template's text is, JSON or YAML. Functions are in their long form, whichever the text has.
 *
 * @throws TemplateError in AWS's words, with the line and column
 */
export function parseDocument(text: string): unknown {
  return text.trimStart().startsWith('{') ? parseJsonDocument(text) : parseYaml(text);
}

function parseJsonDocument(text: string): unknown {
  const errors: ParseError[] = [];
  const document: unknown = parseJson(text, errors, { disallowComments: true });
  const [error] = errors;
  if (!error) return document;
  const before = text.slice(0, error.offset).split('\n');
  // AWS counts from one, and names the place after the character that it did not expect; recorded on AWS.
  const column = (before.at(-1)?.length ?? 0) + 2;
  throw new TemplateError(
    `Template format error: JSON not well-formed. (line ${before.length}, column ${column})`,
  );
}
