import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { AccountPorts } from '../../../src/account-ports';
import { machineClock } from '../../../src/clock/machine-clock';
import type { ManualClock } from '../../../src/clock/manual-clock';
import { createService, type OwnService } from '../../../src/service';
import type { FunctionConfiguration } from '../../../src/services/lambda/function/function-configuration';
import { type FunctionsOffer, offerFunctions } from '../../../src/services/lambda/invocation/offer-functions';
import type { LambdaNeeds } from '../../../src/services/lambda/needs';
import { invoke, type InvokeOutput } from '../../../src/services/lambda/operations/invoke';
import { createLambdaPorts, type LambdaPorts } from '../../../src/services/lambda/ports';
import type { Call } from '../../../src/wire/operation';
import { accountPorts } from '../../account-ports';
import { type LoggedEvent, logSink, NO_DESTINATIONS, NO_SOURCES } from './log-sink';

export const FUNCTION_ARN = 'arn:aws:lambda:us-east-1:000000000000:function:Fixture';

const ROLE_ARN = 'arn:aws:iam::000000000000:role/Fixture';

type FixtureChanges = Partial<Omit<FunctionConfiguration, 'logging'>> & {
  readonly logging?: Partial<FunctionConfiguration['logging']>;
};

/** What is another than in most tests: the machine's clock, no faults, an endpoint that functions are not told of. */
type FixturePorts = Partial<
  Pick<AccountPorts, 'clock' | 'endpointUrl' | 'identify'> & Omit<LambdaNeeds, 'destinations' | 'logs'>
>;

/** Lambda with one function, `Fixture`, whose code a test gives. */
export class LocalLambda {
  readonly account: AccountPorts;
  readonly ports: LambdaPorts;
  readonly service: OwnService<LambdaPorts>;
  readonly functions: FunctionsOffer;
  readonly logged: LoggedEvent[] = [];
  readonly directory = mkdtempSync(join(tmpdir(), 'lambda-fixture-'));

  private constructor({ beforeInvoke, inspect, limits, endpointUrl, ...given }: FixturePorts) {
    this.account = accountPorts({ clock: machineClock, ...given });
    this.ports = createLambdaPorts(
      { ...this.account, endpointUrl },
      {
        beforeInvoke,
        inspect,
        destinations: NO_DESTINATIONS,
        sources: NO_SOURCES,
        limits,
        logs: logSink(this.logged),
      },
    );
    this.service = createService(this.account, { name: 'lambda', ports: this.ports });
    this.functions = offerFunctions(this.service, this.ports);
    this.account.access.roles.create({
      roleName: 'Fixture',
      roleArn: ROLE_ARN,
      createDate: new Date(0),
      trustPolicy: {
        Statement: {
          Effect: 'Allow',
          Action: 'sts:AssumeRole',
          Principal: { Service: 'lambda.amazonaws.com' },
        },
      },
    });
  }

  /** @param code the text of `index.js`, or of each file by its name */
  static async start(
    code: string | Record<string, string>,
    changes: FixtureChanges = {},
    ports: FixturePorts = {},
    prewarm = false,
  ): Promise<LocalLambda> {
    const lambda = new LocalLambda(ports);
    for (const [name, text] of Object.entries(typeof code === 'string' ? { 'index.js': code } : code)) {
      const path = join(lambda.directory, name);
      mkdirSync(dirname(path), { recursive: true });
      writeFileSync(path, text);
    }
    const { logging, ...others } = changes;
    const created = lambda.ports.functions.create({
      functionName: 'Fixture',
      functionArn: FUNCTION_ARN,
      handler: 'index.handler',
      runtime: 'nodejs24.x',
      timeoutSeconds: 10,
      memorySizeMb: 256,
      environment: {},
      codeDirectory: lambda.directory,
      roleArn: ROLE_ARN,
      logging: { logGroupName: '/aws/lambda/Fixture', logFormat: 'JSON', systemLogLevel: 'WARN', ...logging },
      ...others,
    });
    await created.start();
    if (prewarm) created.prewarm();
    return lambda;
  }

  get trace(): AccountPorts['trace'] {
    return this.account.trace;
  }

  /** A call of the administrator, which nobody gives up. */
  get call(): Call {
    return { caller: this.account.access.administrator, signal: new AbortController().signal };
  }

  /** Invokes the function as another service does. */
  async invoke(event: unknown = {}): Promise<InvokeOutput> {
    return this.functions.invoke(this.call, { FunctionName: 'Fixture', Payload: JSON.stringify(event) });
  }

  /** Invokes a function as a client does. */
  async invokeAsClient(
    input: {
      readonly FunctionName?: string;
      readonly LogType?: string;
      readonly InvocationType?: string;
      readonly ClientContext?: string;
    },
    payload: string | Buffer = '{}',
  ): Promise<InvokeOutput> {
    const schema = typeof invoke.input === 'function' ? invoke.input(this.ports) : invoke.input;
    const parsed = schema.parse({ FunctionName: 'Fixture', ...input, Payload: Buffer.from(payload) });
    return this.service.perform(invoke, parsed, this.call);
  }

  /** Invokes the function, which must succeed. @returns what the handler returned */
  async result(event: unknown = {}): Promise<unknown> {
    const { Payload, FunctionError } = await this.invoke(event);
    if (FunctionError) throw new Error(Payload);
    return JSON.parse(Payload);
  }

  /** Invokes the function, which must fail. @returns the error's object */
  async failure(event: unknown = {}): Promise<FunctionErrorBody> {
    const { Payload, FunctionError } = await this.invoke(event);
    expect(FunctionError).toBe('Unhandled');
    return JSON.parse(Payload) as FunctionErrorBody;
  }

  /** Invokes the function. @returns the end of what it logged */
  async logTail(event: unknown = {}): Promise<string> {
    const { LogResult = '' } = await this.invokeAsClient({ LogType: 'Tail' }, JSON.stringify(event));
    return Buffer.from(LogResult, 'base64').toString();
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

  /** Ends all functions, at once. */
  endFunctions(): Promise<void> {
    return this.ports.functions.end();
  }

  /** Ends all. */
  async stop(): Promise<void> {
    await this.ports.stop();
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
  for (const end = machineClock.now() + deadlineMs; !condition();) {
    if (machineClock.now() > end) throw new Error('The condition did not come to hold');
    await machineClock.pause(5);
  }
}

/** Waits until something is to happen on the clock in so many milliseconds. */
export function alarmIn(durationMs: number, clock: ManualClock): Promise<void> {
  return eventually(() => clock.nextDueAt === clock.now() + durationMs);
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
