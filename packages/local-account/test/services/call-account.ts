import type { LocalAccount } from '../../src/local-account';
import { signedFor } from '../wire/toy-apis';
import { wireRequest } from './http-api/wire-request';

type Answer = Record<string, unknown>;

/**
 * Calls an operation of a service that speaks JSON, as a client of the account.
 *
 * @param target the prefix of the service's `X-Amz-Target` and the operation, such as `AmazonSQS.SendMessage`
 * @returns what is answered, errors included
 */
export function callJson(
  account: LocalAccount,
  service: string,
  target: string,
  input: object,
): Promise<Answer> {
  const headers = { ...signedFor(service, account.account.region), 'x-amz-target': target };
  return answerOf(account, { headers, body: JSON.stringify(input) });
}

/** Calls an operation of a service that speaks REST, as a client of the account. @param input in JSON @default - there is no body */
export function callRest(
  account: LocalAccount,
  service: string,
  method: string,
  path: string,
  input?: object,
): Promise<Answer> {
  const body = input && JSON.stringify(input);
  return answerOf(account, { method, path, headers: signedFor(service, account.account.region), body });
}

async function answerOf(account: LocalAccount, request: Parameters<typeof wireRequest>[0]): Promise<Answer> {
  const { body } = await account.answer(wireRequest(request));
  return JSON.parse(String(body)) as Answer;
}
