import { ManualClock } from '../../src/clock/manual-clock';
import { LocalAccount } from '../../src/local-account';
import { listen } from '../../src/wire/http-server';
import { deployTemplate } from '../account-under-test';

/** An account behind a real port, on a clock that stands still, with these resources; and what a client of AWS is made with. */
export async function servedAccount(Resources: Readonly<Record<string, object>>) {
  const server = await listen(0, (error) => {
    throw error;
  });
  const account = new LocalAccount({
    endpointUrl: server.url,
    region: 'us-east-1',
    clock: new ManualClock(),
  });
  server.answerWith(account);
  const { outputs, notRun } = await deployTemplate(account, { Resources });
  return {
    account,
    notRun,
    outputs,
    settings: {
      endpoint: server.url,
      region: 'us-east-1',
      maxAttempts: 1,
      credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
    },
    [Symbol.asyncDispose]: async () => {
      await account[Symbol.asyncDispose]();
      await server[Symbol.asyncDispose]();
    },
  };
}
