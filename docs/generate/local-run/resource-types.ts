import { type DescribedProperty, describeSchema, type Registry } from '@pipeline/local-account';
import { code, list, table } from './markdown';

/** The types that are run, each with its properties. */
export function typesThatAreRun({ run }: Registry): string {
  return [...run.values()]
    .sort((a, b) => (a.type < b.type ? -1 : 1))
    .map(({ type, properties }) => {
      const described = describeSchema(properties);
      const known = described.filter(({ refused }) => refused === undefined);
      const refused = described.filter((property) => property.refused !== undefined);
      return [
        `### ${code(type)}`,
        known.map(knownProperty).join(', '),
        ...(refused.length > 0 ? [list(refused.map(refusedProperty))] : []),
      ].join('\n\n');
    })
    .join('\n\n');
}

/** The types that are accepted, each with the reason. */
export function typesThatAreAccepted({ accepted }: Registry): string {
  return table(
    ['Type', 'Why it is not run'],
    [...accepted.values()]
      .sort((a, b) => (a.type < b.type ? -1 : 1))
      .map(({ type, reason }) => [code(type), reason]),
  );
}

function knownProperty({ path, values, takes }: DescribedProperty): string {
  const taken = values ? values.map(code).join(', ') : takes;
  return taken === undefined ? code(path) : `${code(path)} (${taken})`;
}

function refusedProperty({ path, refused }: DescribedProperty): string {
  return `${code(path)} is refused: ${refused}.`;
}
