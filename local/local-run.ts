import {
  type Account,
  type ClientCredentials,
  LocalAccount,
  type LocalAccountProps,
  type ResourceNotRun,
  type StackOutput,
  type Trace,
  type WireServer,
} from '@pipeline/local-account';
import type { SynthesizedStack } from './cloud-assembly';
import { identifyTransaction } from './identify';

/** A stack that runs on this machine. It stops when it is disposed of. */
export interface LocalRun extends AsyncDisposable {
  /** The stack's id in the app. */
  readonly stackId: string;
  readonly account: Account;
  readonly outputs: readonly StackOutput[];
  /** The resources that were accepted and are not run. */
  readonly notRun: readonly ResourceNotRun[];
  readonly trace: Trace;
  /** What a client signs its requests with; undefined if the API takes unsigned ones. */
  readonly clientCredentials: ClientCredentials | undefined;
}

export interface LocalRunProps extends Pick<LocalAccountProps, 'beforeInvoke' | 'clock' | 'intercept'> {
  /** What it is reached by. It stays its owner's, who closes it. */
  readonly server: WireServer;
  /** The Region it is taken to be in. @default - us-east-1 */
  readonly region?: string;
}

/**
 * Runs a stack in an account of its own.
 *
 * @throws RefusedError for anything in the template that the local run does not run
 * @throws CreationError for a resource that AWS would not create
 */
export async function startLocalRun(
  synthesized: SynthesizedStack,
  { server, region = 'us-east-1', ...props }: LocalRunProps,
): Promise<LocalRun> {
  const account = new LocalAccount({
    ...props,
    endpointUrl: server.url,
    region,
    identify: identifyTransaction,
  });
  try {
    const { outputs, notRun } = await account.deploy(synthesized);
    server.answerWith(account);
    return {
      stackId: synthesized.id,
      account: account.account,
      outputs,
      notRun,
      trace: account.trace,
      clientCredentials: account.clientCredentials,
      [Symbol.asyncDispose]: () => account[Symbol.asyncDispose](),
    };
  } catch (error) {
    await account[Symbol.asyncDispose]();
    throw error;
  }
}
