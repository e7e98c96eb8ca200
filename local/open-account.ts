import {
  LocalAccount,
  localAccount,
  type LocalAccountProps,
  openStateFolder,
  openTemporaryStore,
  type WireServer,
} from '@pipeline/local-account';
import { identifyTransaction } from './identify';

export interface OpenAccountProps extends Pick<
  LocalAccountProps,
  'accountId' | 'clock' | 'faults' | 'inspectPort' | 'intercept' | 'region'
> {
  /** What it is reached by. It stays its owner's, who closes it. */
  readonly server: WireServer;
  /** Where stacks, queues, archives and logs are kept for the next run. @default - they go with this one */
  readonly stateFolder?: string;
}

/** An account on this machine, with the store that it keeps things in. Both end when it is disposed of. */
export interface OpenAccount extends AsyncDisposable {
  readonly account: LocalAccount;
}

/** @throws UserError for a state folder that cannot be used */
export async function openAccount({ server, stateFolder, ...props }: OpenAccountProps): Promise<OpenAccount> {
  const opened = await (stateFolder === undefined
    ? openTemporaryStore()
    : openStateFolder(stateFolder, localAccount(props.region, props.accountId)));
  const account = new LocalAccount({
    ...props,
    endpointUrl: server.url,
    identify: identifyTransaction,
    store: opened.store,
    objectsFolder: opened.objectsFolder,
  });
  return {
    account,
    [Symbol.asyncDispose]: async () => {
      await account[Symbol.asyncDispose]();
      await opened[Symbol.asyncDispose]();
    },
  };
}
