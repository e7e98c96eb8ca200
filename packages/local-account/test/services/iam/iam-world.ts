import { IAMClient } from '@aws-sdk/client-iam';
import type { Access } from '../../../src/access/access';
import type { Caller } from '../../../src/access/caller';
import type { StackView } from '../../../src/engine/stacks/stack-view';
import { LocalAccount } from '../../../src/local-account';
import { listen } from '../../../src/wire/http-server';
import { deployTemplate } from '../../account-under-test';

/** The document of a policy that allows some actions, on everything. */
export const allow = (...Action: string[]) => ({
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Action, Resource: '*' }],
});

/** A role that Lambda may take on. */
export const role = (properties: object = {}) => ({
  Type: 'AWS::IAM::Role',
  Properties: {
    AssumeRolePolicyDocument: {
      Version: '2012-10-17',
      Statement: {
        Effect: 'Allow',
        Action: 'sts:AssumeRole',
        Principal: { Service: 'lambda.amazonaws.com' },
      },
    },
    ...properties,
  },
});

/** An account behind a real port with some resources, and IAM's own client. */
export async function iamWorld(
  Resources: Readonly<Record<string, object>>,
  Outputs: Readonly<Record<string, object>> = {},
  region = 'us-east-1',
) {
  const server = await listen(0, (error) => {
    throw error;
  });
  let access: Access | undefined;
  const account = new LocalAccount({
    endpointUrl: server.url,
    region,
    furtherServices: (ports) => {
      access = ports.access;
      return [];
    },
  });
  server.answerWith(account);
  const dispose = async () => {
    await account[Symbol.asyncDispose]();
    await server[Symbol.asyncDispose]();
  };
  let stack: StackView;
  try {
    stack = await deployTemplate(account, { Resources, Outputs });
  } catch (error) {
    await dispose();
    throw error;
  }
  const credentials = { accessKeyId: 'test', secretAccessKey: 'test' };
  return {
    client: new IAMClient({ endpoint: server.url, region, credentials, maxAttempts: 1 }),
    output: (name: string) => stack.outputs.find((output) => output.name === name)!.value,
    /** Whether a role of the stack may do something. */
    may: (roleArn: string, action: string, resource = '*') => {
      const caller: Caller = access!.assumeRole(roleArn, 'lambda.amazonaws.com', 'arn:aws:lambda:::f', 's');
      try {
        access!.require(caller, action, resource);
        return true;
      } catch {
        return false;
      }
    },
    [Symbol.asyncDispose]: dispose,
  };
}
