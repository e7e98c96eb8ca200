import { LambdaClient } from '@aws-sdk/client-lambda';
import { LocalAccount } from '../../../src/local-account';
import type { LocalAccountProps } from '../../../src/local-account-props';
import { listen, type WireServer } from '../../../src/wire/http-server';
import { CodeFolder, deployFunctions, functionRole, lambdaFunction } from './function-stack';

export const ARN = 'arn:aws:lambda:us-east-1:000000000000:function:F';

/** An account behind a real port, with a function `F`, and a client of Lambda. */
export class ServedFunctions implements AsyncDisposable {
  readonly client: LambdaClient;

  private constructor(
    readonly account: LocalAccount,
    private readonly server: WireServer,
    private readonly code: CodeFolder,
  ) {
    this.client = new LambdaClient({
      endpoint: server.url,
      region: 'us-east-1',
      credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
      maxAttempts: 1,
    });
  }

  /**
   * @param code the text of `index.js`
   * @param resources beside the function `Function` and its role `Role`
   * @param actions what the function's role may do, to everything
   */
  static async start(
    code: string,
    resources: object = {},
    { actions = [], ...props }: Partial<LocalAccountProps> & { actions?: string[] } = {},
  ): Promise<ServedFunctions> {
    const server = await listen(0, (error) => {
      throw error;
    });
    const account = new LocalAccount({ endpointUrl: server.url, region: 'us-east-1', ...props });
    server.answerWith(account);
    const served = new ServedFunctions(account, server, new CodeFolder({ 'index.js': code }));
    try {
      await deployFunctions(account, served.code, {
        Role: functionRole(...actions),
        Function: lambdaFunction(),
        ...resources,
      });
    } catch (error) {
      await served[Symbol.asyncDispose]();
      throw error;
    }
    return served;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.client.destroy();
    await this.account[Symbol.asyncDispose]();
    await this.server[Symbol.asyncDispose]();
    this.code[Symbol.dispose]();
  }
}

/** What a client of the SDK is told. */
export interface ClientError {
  readonly name: string;
  readonly message: string;
  readonly $metadata: { readonly httpStatusCode?: number };
}

/** What a call fails with. */
export async function errorOf(call: Promise<unknown>): Promise<ClientError> {
  const failed = await call.then(
    () => undefined,
    (error: unknown) => error as ClientError,
  );
  if (!failed) throw new Error('It has not failed');
  return failed;
}
