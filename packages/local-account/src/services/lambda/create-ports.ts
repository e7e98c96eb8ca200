import type { AccountPorts } from '../../account-ports';
import { RuntimeBundle } from './environment/runtime-bundle';
import { functionLog } from './function/function-log';
import { Functions } from './function/functions';
import { DEFAULT_LIMITS } from './function/lambda-limits';
import { EventInvocations } from './invocation/event-invocations';
import type { LambdaNeeds, LambdaPorts } from './ports';

/** What Lambda needs of the account. */
export type LambdaAccount = Pick<
  AccountPorts,
  'access' | 'account' | 'assets' | 'clock' | 'identify' | 'trace'
> &
  Partial<Pick<AccountPorts, 'endpointUrl'>>;

/** Makes what Lambda works on, with no functions in it. */
export function createLambdaPorts(
  { access, account, assets, clock, endpointUrl, identify, trace }: LambdaAccount,
  { beforeInvoke, limits, logs }: LambdaNeeds,
): LambdaPorts {
  const bundle = new RuntimeBundle();
  const functions = new Functions((configuration) => ({
    account,
    bundle,
    clock,
    endpointUrl,
    limits: { ...DEFAULT_LIMITS, ...limits },
    log: functionLog({ access, logs }, configuration),
  }));
  const eventInvocations = new EventInvocations(clock);
  return {
    access,
    account,
    assets,
    beforeInvoke,
    bundle,
    eventInvocations,
    functions,
    identify,
    logs,
    trace,
  };
}

/** Ends what goes on by itself; the functions have been removed before. */
export async function endLambda({ bundle, eventInvocations }: LambdaPorts): Promise<void> {
  await eventInvocations[Symbol.asyncDispose]();
  await bundle[Symbol.asyncDispose]();
}
