import { Sha256 } from '@aws-crypto/sha256-js';
import * as cloudformation from '@aws-sdk/client-cloudformation';
import * as logs from '@aws-sdk/client-cloudwatch-logs';
import * as events from '@aws-sdk/client-eventbridge';
import * as iam from '@aws-sdk/client-iam';
import * as lambda from '@aws-sdk/client-lambda';
import * as pipes from '@aws-sdk/client-pipes';
import * as sfn from '@aws-sdk/client-sfn';
import * as sqs from '@aws-sdk/client-sqs';
import * as sts from '@aws-sdk/client-sts';
import { SignatureV4 } from '@smithy/signature-v4';

const SDK = { cloudformation, logs, events, iam, lambda, pipes, sfn, sqs, sts };

type Sender = new (config: object) => { send(command: unknown): Promise<object> };
type Command = new (input: object) => unknown;

/** A call that the function is asked to make. */
export interface AskedCall {
  readonly client: keyof typeof SDK;
  /** The SDK's class of the client, such as `SQSClient`. */
  readonly clientName: string;
  /** The operation, such as `SendMessage`. */
  readonly name: string;
  readonly input: object;
  /** What is otherwise than in the function's environment. @default - nothing */
  readonly credentials?: object;
}

/** What came of it. */
export interface CallResult {
  readonly output?: Record<string, unknown>;
  readonly error?: { readonly name: string; readonly message: string; readonly status: number };
}

const ownCredentials = () => ({
  accessKeyId: process.env.AWS_ACCESS_KEY_ID!,
  secretAccessKey: process.env.AWS_SECRET_ACCESS_KEY!,
  sessionToken: process.env.AWS_SESSION_TOKEN!,
});

/** The handler of a function that makes the calls that it is asked for, with the SDK's own clients. */
export async function handler(asked: AskedCall): Promise<CallResult> {
  const { [asked.clientName]: Client, [`${asked.name}Command`]: Command } = SDK[
    asked.client
  ] as unknown as Record<string, never>;
  const credentials = asked.credentials && { credentials: { ...ownCredentials(), ...asked.credentials } };
  const client = new (Client as unknown as Sender)({ maxAttempts: 1, ...credentials });
  try {
    const { $metadata: _, ...output } = (await client.send(
      new (Command as unknown as Command)(asked.input),
    )) as Record<string, unknown>;
    return { output };
  } catch (error) {
    const { name, message, $metadata } = error as Error & { $metadata?: { httpStatusCode: number } };
    return { error: { name, message, status: $metadata?.httpStatusCode ?? 0 } };
  }
}

/** The handler of a function that posts to an HTTP API, signed. */
export async function post({ path }: { readonly path: string }): Promise<{ status: number; body: string }> {
  const url = new URL(path, process.env.AWS_ENDPOINT_URL);
  const signer = new SignatureV4({
    credentials: ownCredentials(),
    region: process.env.AWS_REGION!,
    service: 'execute-api',
    sha256: Sha256,
  });
  const body = 'from a function';
  const { method, headers } = await signer.sign({
    method: 'POST',
    protocol: url.protocol,
    hostname: url.hostname,
    path,
    query: {},
    headers: { host: url.host },
    body,
  });
  const response = await fetch(url, { method, headers, body });
  return { status: response.status, body: await response.text() };
}
