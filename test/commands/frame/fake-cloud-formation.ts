import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What a request is answered with. */
export interface FakeAnswer {
  readonly status: number;
  readonly xml: string;
}

/** An endpoint that answers each request the same, as CloudFormation would. */
export interface FakeCloudFormation extends AsyncDisposable {
  readonly url: string;
  readonly requests: () => number;
}

/** @param answer @default - none comes: the endpoint hangs */
export async function fakeCloudFormation(answer?: FakeAnswer): Promise<FakeCloudFormation> {
  let requests = 0;
  const server = createServer((_, response) => {
    requests += 1;
    if (answer) response.writeHead(answer.status, { 'content-type': 'text/xml' }).end(answer.xml);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    requests: () => requests,
    [Symbol.asyncDispose]: () => {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}

/** @param outputs by their names @default - none */
export function describedStack(outputs: Readonly<Record<string, string>> = {}): FakeAnswer {
  const members = Object.entries(outputs).map(
    ([key, value]) => `<member><OutputKey>${key}</OutputKey><OutputValue>${value}</OutputValue></member>`,
  );
  return {
    status: 200,
    xml: `<DescribeStacksResponse xmlns="http://cloudformation.amazonaws.com/doc/2010-05-15/"><DescribeStacksResult><Stacks><member><StackName>S</StackName><Outputs>${members.join('')}</Outputs></member></Stacks></DescribeStacksResult></DescribeStacksResponse>`,
  };
}

export function refusal(code: string, message: string): FakeAnswer {
  return {
    status: 400,
    xml: `<ErrorResponse xmlns="http://cloudformation.amazonaws.com/doc/2010-05-15/"><Error><Type>Sender</Type><Code>${code}</Code><Message>${message}</Message></Error><RequestId>1</RequestId></ErrorResponse>`,
  };
}
