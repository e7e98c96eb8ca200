import type { Caller } from '../../../../src/access/caller';
import { AwsError } from '../../../../src/errors/aws-error';
import { eventsOperations } from '../../../../src/services/events/operations/events-operations';
import type { LocalWorld } from '../../../../src/services/local-world';
import type { Fixture } from '../fixture';

/** Calls an operation as its wire protocol does. */
export async function call(
  { access, account, events, admin }: Fixture,
  name: string,
  input: object = {},
  caller: Caller = admin,
): Promise<Record<string, unknown>> {
  const operation = eventsOperations.find((candidate) => candidate.name === name);
  if (!operation) throw new Error(`There is no operation ${name}`);
  // The operations of EventBridge use nothing else of the world.
  const world = { access, account, events } as unknown as LocalWorld;
  const output = await operation.run(input, caller, world, new AbortController().signal);
  return JSON.parse(JSON.stringify(output)) as Record<string, unknown>;
}

/** The code and message that a call is answered with. */
export async function errorOf(answer: Promise<unknown>): Promise<[code: string, message: string]> {
  try {
    await answer;
  } catch (error) {
    if (error instanceof AwsError) return [error.code, error.message];
    throw error;
  }
  throw new Error('Expected an AwsError');
}

/** All pages of a listing. */
export async function pages(
  fixture: Fixture,
  name: string,
  input: object,
  member: string,
): Promise<unknown[][]> {
  const all: unknown[][] = [];
  let NextToken: unknown;
  do {
    const output = await call(fixture, name, { ...input, NextToken });
    all.push(output[member] as unknown[]);
    ({ NextToken } = output);
  } while (NextToken !== undefined);
  return all;
}
