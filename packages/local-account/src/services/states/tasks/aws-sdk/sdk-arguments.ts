import type { z } from 'zod';
import { isJsonObject, partsOf, type Payload } from '@pipeline/states-language';
import type { ServedOperation } from '../../../../service';
import { withoutNulls } from '../integration';
import { large, toApiMembers } from './sdk-members';
import type { SdkService } from './sdk-services';

type Path = z.core.$ZodIssue['path'];

/**
 * The input of an operation, as a task's arguments give it: members have the API's own names, what the API takes as bytes is the
 * argument's JSON, a text in quotes too, and what it takes as text is the JSON of an argument that is none (recorded on AWS: S3's
 * `Body`, StartExecution's `Input`).
 */
export function readSdkArguments(service: SdkService, operation: ServedOperation, args: Payload): unknown {
  const members = withoutNulls(args.value);
  if (!isJsonObject(members)) return members;
  const { schema, http } = operation;
  const given = toApiMembers(service, operation, members);
  if (http?.payload !== undefined) {
    const bytes = Buffer.from(partsOf(args).get(http.payload)?.text ?? '');
    Object.assign(given, { [http.payload]: bytes });
  }
  const { error } = schema.safeParse(given, { reportInput: true });
  for (const issue of error?.issues ?? []) {
    if (issue.code !== 'invalid_type' || issue.expected !== 'string' || issue.input === undefined) continue;
    const text = partAt(args, issue.path)?.text;
    if (text !== undefined) setAt(given, issue.path, text);
  }
  return given;
}

/** The part of the arguments that a path in the API's names leads to. */
function partAt(args: Payload, path: Path): Payload | undefined {
  return path.reduce<Payload | undefined>((part, step) => {
    const parts = part && partsOf(part);
    return parts?.get(String(step)) ?? parts?.get(large(String(step)));
  }, args);
}

function setAt(value: unknown, [step, ...rest]: Path, text: string): void {
  if (step === undefined || typeof value !== 'object' || value === null) return;
  if (rest.length === 0) Object.assign(value, { [step]: text });
  else setAt((value as Record<PropertyKey, unknown>)[step], rest, text);
}
