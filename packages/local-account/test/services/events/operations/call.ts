import type { Caller } from '../../../../src/access/caller';
import { AwsError } from '../../../../src/errors/aws-error';
import { wireRequest } from '../../http-api/wire-request';
import type { Fixture } from '../fixture';

/** Calls an operation over the wire. @throws AwsError as it is answered */
export async function call(
  { service, admin }: Fixture,
  name: string,
  input: object = {},
  caller: Caller = admin,
): Promise<Record<string, unknown>> {
  const request = wireRequest({
    headers: { 'x-amz-target': `AWSEvents.${name}` },
    body: JSON.stringify(input),
  });
  const { status, body } = await service.answer(request, caller, 'request-id');
  const answer = JSON.parse(String(body)) as Record<string, unknown>;
  if (status === 200) return answer;
  throw new AwsError(String(answer.__type), String(answer.message), status);
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
