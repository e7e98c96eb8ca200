import type { Account } from '../account';
import { type ControlRoute, jsonAnswer } from './control-interface';

/** `GET /_local/account`: `{"accountId": …, "region": …, "partition": …}`. */
export function accountRoute(account: Account): ControlRoute {
  return {
    method: 'GET',
    path: '/account',
    summary: 'the account and its Region',
    answer: () => jsonAnswer(200, account),
  };
}
