import { IntrinsicFailure } from './intrinsic';

/**
 * Puts values into a template, one for each `{}` of it; `\{` and `\}` are braces.
 *
 * @throws IntrinsicFailure when the braces or the number of the values do not fit
 */
export function formatText(template: string, values: readonly string[]): string {
  const pieces: string[] = template.match(/\\[{}\\']|\{\}|[^]/gu) ?? [];
  if (pieces.includes('{')) throw invalidTemplate("matching '}' not found for '{'.");
  if (pieces.includes('}')) throw invalidTemplate("matching '{' not found for '}'.");
  const places = pieces.filter((piece) => piece === '{}').length;
  if (places !== values.length) {
    throw new IntrinsicFailure(
      'Invalid arguments in States.Format: number of arguments do not match the occurrences of {}.',
    );
  }
  const rest = values.values();
  return pieces
    .map((piece) => {
      if (piece === '{}') return rest.next().value ?? '';
      return piece.length === 2 && piece.startsWith('\\') ? piece.slice(1) : piece;
    })
    .join('');
}

function invalidTemplate(problem: string): IntrinsicFailure {
  return new IntrinsicFailure(`Invalid template in States.Format: ${problem}`);
}
