import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { InvokeCommand, LambdaClient } from '@aws-sdk/client-lambda';
import { build } from 'esbuild';
import type { StackView } from '../../../../src/engine/stacks/stack-view';
import { LocalAccount } from '../../../../src/local-account';
import { listen, type WireServer } from '../../../../src/wire/http-server';
import type { AskedCall, CallResult } from './calling-function';

type Resources = Readonly<Record<string, object>>;

const OUTSIDE = { accessKeyId: 'test', secretAccessKey: 'test' };

/** An account behind a real port, with a function `caller` whose role a test gives its statements, and what the test adds. */
export class FunctionWorld implements AsyncDisposable {
  private constructor(
    readonly account: LocalAccount,
    readonly stack: StackView,
    private readonly server: WireServer,
    private readonly codeDirectory: string,
  ) {}

  /** @param statements of the role's one policy; a role without one may do nothing */
  static async start(
    statements: readonly object[],
    resources: Resources = {},
    outputs: Readonly<Record<string, unknown>> = {},
  ): Promise<FunctionWorld> {
    const codeDirectory = mkdtempSync(join(tmpdir(), 'calling-function-'));
    await build({
      entryPoints: [join(__dirname, 'calling-function.ts')],
      outfile: join(codeDirectory, 'index.js'),
      bundle: true,
      platform: 'node',
      target: 'node20',
    });
    const server = await listen(0, (error) => {
      throw error;
    });
    const account = new LocalAccount({ endpointUrl: server.url, region: 'eu-west-1' });
    server.answerWith(account);
    const template = {
      Resources: { ...functionAndRole(statements), ...resources },
      Outputs: Object.fromEntries(Object.entries(outputs).map(([name, Value]) => [name, { Value }])),
    };
    const stack = await account.deploy({
      stackName: 'Stack',
      templateText: JSON.stringify(template),
      assetDirectory: () => codeDirectory,
    });
    return new FunctionWorld(account, stack, server, codeDirectory);
  }

  /** Has the function make a call. */
  ask(asked: AskedCall): Promise<CallResult> {
    return this.invoke('caller', asked) as Promise<CallResult>;
  }

  /** Invokes a function as a client from outside. @returns what its handler returned */
  async invoke(FunctionName: string, event: object): Promise<unknown> {
    const client = new LambdaClient({
      endpoint: this.server.url,
      region: 'eu-west-1',
      credentials: OUTSIDE,
    });
    const { Payload } = await client.send(
      new InvokeCommand({ FunctionName, Payload: JSON.stringify(event) }),
    );
    return JSON.parse(Buffer.from(Payload!).toString());
  }

  output(name: string): string {
    return this.stack.outputs.find((output) => output.name === name)!.value;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.account[Symbol.asyncDispose]();
    await this.server[Symbol.asyncDispose]();
    rmSync(this.codeDirectory, { recursive: true });
  }
}

/** A function whose handler is `post`, with the same role, as `poster`. */
export const POSTER = callingFunction('poster', 'index.post');

function callingFunction(FunctionName: string, Handler: string): object {
  return {
    Type: 'AWS::Lambda::Function',
    Properties: {
      FunctionName,
      Handler,
      Runtime: 'nodejs24.x',
      Timeout: 20,
      Code: { S3Bucket: 'assets', S3Key: 'code' },
      Role: { 'Fn::GetAtt': ['Role', 'Arn'] },
      LoggingConfig: { LogGroup: { Ref: 'Log' } },
    },
  };
}

function functionAndRole(Statement: readonly object[]): Resources {
  return {
    Log: { Type: 'AWS::Logs::LogGroup', Properties: { LogGroupName: '/log' } },
    Role: {
      Type: 'AWS::IAM::Role',
      Properties: {
        RoleName: 'caller-role',
        Path: '/functions/',
        AssumeRolePolicyDocument: {
          Version: '2012-10-17',
          Statement: {
            Effect: 'Allow',
            Action: 'sts:AssumeRole',
            Principal: { Service: 'lambda.amazonaws.com' },
          },
        },
        Policies:
          Statement.length === 0
            ? []
            : [{ PolicyName: 'Own', PolicyDocument: { Version: '2012-10-17', Statement } }],
      },
    },
    Caller: callingFunction('caller', 'index.handler'),
  };
}
