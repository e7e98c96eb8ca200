import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { LocalAccount } from '../../../src/local-account';
import { signedFor } from '../../wire/toy-apis';
import { wireRequest } from '../http-api/wire-request';

/** A role of a function, as CDK writes it, that may do these things. */
export function functionRole(...actions: string[]): object {
  return {
    Type: 'AWS::IAM::Role',
    Properties: {
      AssumeRolePolicyDocument: {
        Statement: [
          {
            Effect: 'Allow',
            Action: 'sts:AssumeRole',
            Principal: { Service: 'lambda.amazonaws.com' },
          },
        ],
      },
      Policies: [
        {
          PolicyName: 'own',
          PolicyDocument: {
            Statement: [{ Effect: 'Allow', Action: ['logs:Nothing', ...actions], Resource: '*' }],
          },
        },
      ],
    },
  };
}

/** A function, as CDK writes it; its role is the resource `Role`. */
export function lambdaFunction(properties: object = {}): object {
  return {
    Type: 'AWS::Lambda::Function',
    Properties: {
      FunctionName: 'F',
      Runtime: 'nodejs24.x',
      Handler: 'index.handler',
      Role: { 'Fn::GetAtt': ['Role', 'Arn'] },
      Code: { S3Bucket: 'assets', S3Key: 'code' },
      ...properties,
    },
  };
}

/** A folder of code that is gone when it is disposed of. */
export class CodeFolder implements Disposable {
  readonly directory: string;

  /**
   * @param files texts by their names
   * @param parent where the folder is to be @default - a temporary one
   */
  constructor(files: Record<string, string>, parent = tmpdir()) {
    this.directory = mkdtempSync(join(parent, 'code-'));
    for (const [name, text] of Object.entries(files)) {
      const path = join(this.directory, name);
      mkdirSync(dirname(path), { recursive: true });
      writeFileSync(path, text);
    }
  }

  [Symbol.dispose](): void {
    rmSync(this.directory, { recursive: true });
  }
}

/** Deploys resources, with the folder as the code of all functions among them. */
export function deployFunctions(account: LocalAccount, code: CodeFolder, resources: object) {
  return account.deploy({
    stackName: 'Test',
    templateText: JSON.stringify({ Resources: resources }),
    assetDirectory: () => code.directory,
  });
}

/** Invokes a function as a client does. @returns what it returned, or its error */
export async function invokeFunction(
  account: LocalAccount,
  event: unknown = {},
  functionName = 'F',
): Promise<unknown> {
  const { body } = await account.answer(
    wireRequest({
      path: `/2015-03-31/functions/${functionName}/invocations`,
      headers: signedFor('lambda'),
      body: JSON.stringify(event),
    }),
  );
  return JSON.parse(String(body)) as unknown;
}
