/**
 * The text of a template's value, with `${LogicalId}` and `${LogicalId.Attribute}` where it refers to a resource: what is counted are bytes and
 * what is looked for are names, so nothing has to be created.
 *
 * @returns empty for what is no text
 */
export function textOf(value: unknown): string {
  if (typeof value === 'string') return value;
  if (typeof value !== 'object' || value === null) return '';
  const [[intrinsic, operand] = []] = Object.entries(value);
  switch (intrinsic) {
    case 'Ref':
      return `\${${String(operand)}}`;
    case 'Fn::GetAtt':
      return `\${${Array.isArray(operand) ? operand.join('.') : String(operand)}}`;
    case 'Fn::Sub':
      return textOf(Array.isArray(operand) ? operand[0] : operand);
    case 'Fn::Join':
      return Array.isArray(operand) && Array.isArray(operand[1])
        ? operand[1].map(textOf).join(textOf(operand[0]))
        : '';
    default:
      return '';
  }
}

/** The logical id of the resource that a value refers to, itself or by an attribute; the first of several. */
export function referredIn(value: unknown): string | undefined {
  return /\$\{(\w+)/.exec(textOf(value))?.[1];
}
