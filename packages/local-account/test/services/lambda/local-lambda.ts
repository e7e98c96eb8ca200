import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { Access } from '../../../src/access/access';
import { localAccount } from '../../../src/account';
import {
  type FunctionConfiguration,
  type InvokeResult,
  type LambdaPorts,
  LambdaService,
} from '../../../src/services/lambda';
import { Trace } from '../../../src/trace/trace';

export const FUNCTION_ARN = 'arn:aws:lambda:us-east-1:000000000000:function:Fixture';

/** One log event of a fixture. */
export interface LoggedEvent {
  readonly logStreamName: string;
  readonly timestampMs: number;
  readonly message: string;
}

type FixtureChanges = Partial<Omit<FunctionConfiguration, 'logging'>> & {
  readonly logging?: Partial<FunctionConfiguration['logging']>;
};

/** A Lambda service with one function, `Fixture`, whose code a test gives. */
export class LocalLambda {
  readonly trace = new Trace();
  readonly access: Access;
  readonly service: LambdaService;
  readonly logged: LoggedEvent[] = [];
  readonly directory = mkdtempSync(join(tmpdir(), 'lambda-fixture-'));

  private constructor(ports: Partial<LambdaPorts>) {
    const account = localAccount('us-east-1');
    this.access = new Access(account, this.trace);
    this.service = new LambdaService({
      account,
      access: this.access,
      trace: this.trace,
      logFor: () => ({
        write: (logStreamName, timestampMs, message) =>
          void this.logged.push({ logStreamName, timestampMs, message }),
      }),
      ...ports,
    });
  }

  /** @param code the text of `index.js`, or of each file by its name */
  static async start(
    code: string | Record<string, string>,
    changes: FixtureChanges = {},
    ports: Partial<LambdaPorts> = {},
    prewarm = false,
  ): Promise<LocalLambda> {
    const lambda = new LocalLambda(ports);
    for (const [name, text] of Object.entries(typeof code === 'string' ? { 'index.js': code } : code)) {
      const path = join(lambda.directory, name);
      mkdirSync(dirname(path), { recursive: true });
      writeFileSync(path, text);
    }
    const { logging, ...others } = changes;
    lambda.service.createFunction({
      functionName: 'Fixture',
      functionArn: FUNCTION_ARN,
      handler: 'index.handler',
      runtime: 'nodejs24.x',
      timeoutSeconds: 10,
      memorySizeMb: 256,
      environment: {},
      codeDirectory: lambda.directory,
      roleArn: 'arn:aws:iam::000000000000:role/Fixture',
      logging: { logGroupName: '/aws/lambda/Fixture', logFormat: 'JSON', systemLogLevel: 'WARN', ...logging },
      ...others,
    });
    await lambda.service.start('Fixture', { prewarm });
    return lambda;
  }

  /** Invokes the function as the administrator. */
  invoke(event: unknown = {}): Promise<InvokeResult> {
    return this.service.invoke(this.access.administrator, {
      functionName: 'Fixture',
      payload: JSON.stringify(event),
    });
  }

  /** Invokes the function, which must succeed. @returns what the handler returned */
  async result(event: unknown = {}): Promise<unknown> {
    const { payload, functionError } = await this.invoke(event);
    if (functionError) throw new Error(payload);
    return JSON.parse(payload);
  }

  /** Invokes the function, which must fail. @returns the error's object */
  async failure(event: unknown = {}): Promise<FunctionErrorBody> {
    const { payload, functionError } = await this.invoke(event);
    expect(functionError).toBe('Unhandled');
    return JSON.parse(payload) as FunctionErrorBody;
  }

  /** The texts of all log events so far. */
  get messages(): string[] {
    return this.logged.map(({ message }) => message);
  }

  /** The log events so far, each of which must be JSON. */
  get records(): Record<string, unknown>[] {
    return this.messages.map((message) => JSON.parse(message) as Record<string, unknown>);
  }

  /** Waits until so many invocations have started. */
  async waitForStarts(count: number): Promise<void> {
    const started = () => this.trace.records.filter(({ what }) => what === 'FunctionStarted').length;
    await this.trace.waitFor(`${count} starts`, () => started() >= count);
  }

  async stop(): Promise<void> {
    await this.service.stop('Fixture');
    rmSync(this.directory, { recursive: true });
  }
}

/** What an invocation that failed gives. */
export interface FunctionErrorBody {
  readonly errorType: string;
  readonly errorMessage: string;
  readonly trace?: string[];
}

/** Polls until the condition holds. @throws Error when the deadline passes first */
export async function eventually(condition: () => boolean, deadlineMs = 5000): Promise<void> {
  for (const end = Date.now() + deadlineMs; !condition();) {
    if (Date.now() > end) throw new Error('The condition did not come to hold');
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}

/** Whether a process lives. */
export function lives(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
