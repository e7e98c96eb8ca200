import { z } from 'zod';
import type { ServedOperation } from '../../../../service';
import type { SdkService } from './sdk-services';

type Rename = (name: string) => string;

/** The members of an operation's input, in PascalCase as tasks give them. */
export function sdkMembersOf(operation: ServedOperation): string[] {
  return membersOf(operation.schema).map(large);
}

/** Gives the members of a task's arguments the names that the API has for them. */
export function toApiMembers(
  service: SdkService,
  operation: ServedOperation,
  given: Readonly<Record<string, unknown>>,
): Record<string, unknown> {
  const names = new Map(membersOf(operation.schema).map((name) => [large(name), name]));
  return renameAll(service, given, (name) => names.get(name) ?? name, small);
}

/** Gives the members of an API's answer the names that tasks have for them. */
export function toTaskMembers(
  service: SdkService,
  answer: Readonly<Record<string, unknown>>,
): Record<string, unknown> {
  return renameAll(service, answer, large, large);
}

/** `StateMachineArn`, as tasks write `stateMachineArn`. */
export function large(name: string): string {
  return name.charAt(0).toUpperCase() + name.slice(1);
}

function small(name: string): string {
  return name.charAt(0).toLowerCase() + name.slice(1);
}

/** @param rename for the members at the top; a few are small in APIs whose members are large otherwise */
function renameAll(
  { smallMembers }: SdkService,
  members: Readonly<Record<string, unknown>>,
  rename: Rename,
  renameInside: Rename,
): Record<string, unknown> {
  const inside = (name: string, member: unknown): unknown => {
    if (!smallMembers || smallMembers.maps.includes(small(name))) return member;
    if (Array.isArray(member)) return member.map((element) => inside('', element));
    if (typeof member !== 'object' || member === null) return member;
    return renameEach(member, renameInside);
  };
  const renameEach = (given: object, renamed: Rename) =>
    Object.fromEntries(
      Object.entries(given).map(([name, member]) => [renamed(name), inside(name, member)] as const),
    );
  return renameEach(members, rename);
}

/** Of the schema that reads what is given, where others go on with it. */
function membersOf(schema: z.core.$ZodType): string[] {
  if (schema instanceof z.ZodPipe) return membersOf(schema.in);
  if (schema instanceof z.ZodIntersection) return [schema.def.left, schema.def.right].flatMap(membersOf);
  return schema instanceof z.ZodObject ? Object.keys(schema.shape) : [];
}
