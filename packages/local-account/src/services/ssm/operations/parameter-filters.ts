import { z } from 'zod';
import type { Parameter } from '../parameter';

const filter = z.object({
  Key: z.enum(['Name', 'Path', 'Tier', 'Type'], {
    error: ({ input }) => `The local run filters by Name, Path, Tier and Type, not by ${String(input)}`,
  }),
  Option: z.enum(['BeginsWith', 'Contains', 'Equals', 'OneLevel', 'Recursive']).optional(),
  Values: z.array(z.string().min(1)).min(1).max(50),
});

/** @see https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_ParameterStringFilter.html */
export const parameterFilters = z.array(filter);

/** Whether a parameter is one of those that a filter lets through: any of its values will do. */
export function passes(parameter: Parameter, { Key, Option, Values }: z.output<typeof filter>): boolean {
  if (Key === 'Path') return Values.some((path) => isBelow(parameter.name, path, Option === 'Recursive'));
  const value = { Name: parameter.name, Tier: parameter.tier ?? 'Standard', Type: parameter.type }[Key];
  return Values.some((wanted) => {
    if (Option === 'BeginsWith') return value.startsWith(wanted);
    return Option === 'Contains' ? value.includes(wanted) : value === wanted;
  });
}

function isBelow(name: string, path: string, recursive: boolean): boolean {
  const folder = path.endsWith('/') ? path : `${path}/`;
  return name.startsWith(folder) && (recursive || !name.slice(folder.length).includes('/'));
}
