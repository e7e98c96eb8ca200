import { Readable } from 'node:stream';
import { CloudFormationClient, DescribeStacksCommand, type Stack } from '@aws-sdk/client-cloudformation';
import type { LocalAccount } from '../../../src/local-account';
import { wireRequest } from '../http-api/wire-request';

interface SentRequest {
  readonly method: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string | Uint8Array;
}

/** A client of CloudFormation whose requests an account answers, without a server between them. */
export function stacksClient(account: LocalAccount): CloudFormationClient {
  const requestHandler = {
    handle: async ({ method, path, headers, body = '' }: SentRequest) => {
      const answer = await account.answer(
        wireRequest({ method, path, headers, body: Buffer.from(body as string) }),
      );
      const stream = Readable.from([Buffer.from(answer.body as string)]);
      return { response: { statusCode: answer.status, headers: answer.headers ?? {}, body: stream } };
    },
  };
  return new CloudFormationClient({
    region: 'us-east-1',
    credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
    endpoint: 'http://127.0.0.1:4566',
    maxAttempts: 1,
    requestHandler: requestHandler as never,
  });
}

/** Asks until no operation goes on any more. */
export async function settledStack(client: CloudFormationClient, StackName: string): Promise<Stack> {
  for (;;) {
    const { Stacks = [] } = await client.send(new DescribeStacksCommand({ StackName }));
    const [stack] = Stacks;
    if (stack && !/(?<!REVIEW)_IN_PROGRESS$/.test(stack.StackStatus ?? '')) return stack;
    await new Promise((resolve) => setImmediate(resolve));
  }
}
