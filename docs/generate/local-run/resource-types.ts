import { z } from 'zod';
import { type DescribedProperty, describeSchema, type Registry } from '@pipeline/local-account';
import { code, list, table } from './markdown';

/** The types that are run, each with its properties. */
export function typesThatAreRun({ run }: Registry): string {
  return [...run.values()]
    .sort((a, b) => (a.type < b.type ? -1 : 1))
    .filter(({ properties }) => !isOpen(properties))
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

/** The types that are known only to be refused with words of their own. */
export function typesThatAreKnownToBeRefused({ run }: Registry): string {
  const types = [...run.values()].filter(({ properties }) => isOpen(properties));
  return types.map(({ type }) => code(type)).join(', ');
}

/** A type that takes any property, and knows none, does nothing with them. */
function isOpen(schema: z.core.$ZodType): boolean {
  if (!(schema instanceof z.ZodObject)) return false;
  return schema.def.catchall instanceof z.ZodUnknown && Object.keys(schema.shape).length === 0;
}

function knownProperty({ path, values, takes }: DescribedProperty): string {
  const taken = values ? values.map(code).join(', ') : takes;
  return taken === undefined ? code(path) : `${code(path)} (${taken})`;
}

function refusedProperty({ path, refused }: DescribedProperty): string {
  return `${code(path)} is refused: ${refused}.`;
}
