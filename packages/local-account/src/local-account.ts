import { randomUUID } from 'node:crypto';
import { Access } from './access/access';
import { type Account, localAccount } from './account';
import type { AccountPorts } from './account-ports';
import { arn } from './arn';
import { type AssetDirectory, Assets } from './assets';
import { Capacity } from './capacity/capacity';
import type { Clock } from './clock/clock';
import { machineClock } from './clock/machine-clock';
import { type Registry, registryOf } from './engine/registry';
import type { RunningStack } from './engine/running-stack';
import { type ResourceNotRun, Stack } from './engine/stack';
import type { Intercept } from './intercept';
import type { Service } from './service';
import type { ClientCredentials, HttpApiEndpoint } from './services/http-api';
import type { BeforeInvoke } from './services/lambda';
import { awsServices } from './services/services';
import { parseTemplate } from './template/template';
import type { Identify } from './trace/identify';
import { Trace } from './trace/trace';
import { answerer } from './wire/answer';
import type { WireRequest, WireResponse } from './wire/http-server';

/** What becomes one stack. */
export interface StackSource {
  readonly stackName: string;
  /** The template, as it would be deployed. */
  readonly templateText: string;
  /** Where the assets are that the template names. */
  readonly assetDirectory: AssetDirectory;
}

export interface LocalAccountProps {
  /** Where the account is reached, such as `http://127.0.0.1:4566`. */
  readonly endpointUrl: string;
  /** The Region that it is taken to be in. */
  readonly region: string;
  /** How much it takes on. @default - by the memory that this process may use */
  readonly capacity?: Capacity;
  /** @default - the machine's */
  readonly clock?: Clock;
  /** Tells the trace which transaction a message carries. @default - none tells */
  readonly identify?: Identify;
  /** Services beside those of AWS that it has. @default - none */
  readonly furtherServices?: (account: AccountPorts) => readonly Service[];
  /** Stands between every caller and every operation. @default - nothing does */
  readonly intercept?: Intercept;
  /** What goes wrong on purpose before a function gets an event. @default - nothing */
  readonly beforeInvoke?: BeforeInvoke;
}

/** A stack that has been deployed. */
export interface DeployedStack extends RunningStack {
  readonly notRun: readonly ResourceNotRun[];
}

/** An AWS account in this process. It ends with all that is in it when it is disposed of. */
export class LocalAccount implements AsyncDisposable {
  readonly account: Account;
  readonly trace: Trace;
  readonly services: readonly Service[];
  /** The resource types that it runs and accepts. */
  readonly registry: Registry;
  private readonly clock: Clock;
  private readonly assets = new Assets();
  private readonly httpApi: HttpApiEndpoint;
  private readonly stacks: { readonly stack: Stack; readonly description: RunningStack }[] = [];
  private readonly answerRequest: (request: WireRequest) => Promise<WireResponse>;

  constructor(props: LocalAccountProps) {
    const {
      endpointUrl,
      region,
      capacity = new Capacity(),
      clock = machineClock,
      identify = () => ({}),
      intercept,
      beforeInvoke,
    } = props;
    this.account = localAccount(region);
    this.clock = clock;
    this.trace = new Trace(clock);
    const access = new Access(this.account, this.trace, clock);
    const { account, assets, trace } = this;
    const ports: AccountPorts = {
      access,
      account,
      assets,
      capacity,
      clock,
      endpointUrl,
      identify,
      intercept,
      trace,
    };
    const stacks = () => this.stacks.map(({ description }) => description);
    const { services, httpApi } = awsServices(ports, { stacks, beforeInvoke });
    this.httpApi = httpApi;
    this.services = [...services, ...(props.furtherServices?.(ports) ?? [])];
    this.registry = registryOf(this.services);
    this.answerRequest = answerer({
      services: this.services,
      caller: access.administrator,
      httpApi: (request) => httpApi.answer(request),
    });
  }

  /** What a client signs its requests with; undefined if the stack's HTTP API takes unsigned ones. */
  get clientCredentials(): ClientCredentials | undefined {
    return this.httpApi.requireSignature ? this.httpApi.clientCredentials : undefined;
  }

  /** Answers a request of any client, to an AWS API or to the stack's HTTP API. */
  answer(request: WireRequest): Promise<WireResponse> {
    return this.answerRequest(request);
  }

  /**
   * Creates a stack and starts what is in it.
   *
   * @throws RefusedError for anything in the template that is not run here; CreationError for a resource that AWS would not create
   */
  async deploy({ stackName, templateText, assetDirectory }: StackSource): Promise<DeployedStack> {
    const { account, clock, registry } = this;
    const template = parseTemplate(templateText);
    const stackId = arn(account, 'cloudformation', `stack/${stackName}/${randomUUID()}`);
    this.assets.add(assetDirectory);
    const stack = new Stack({ stackName, stackId, account, template, registry, clock });
    const createdAt = new Date(clock.now());
    await stack.start();
    const completedAt = new Date(clock.now());
    const { resources, outputs, notRun } = stack;
    const description = {
      stackName,
      stackId,
      template,
      templateText,
      createdAt,
      completedAt,
      resources,
      outputs,
    };
    this.stacks.push({ stack, description });
    return { ...description, notRun };
  }

  async [Symbol.asyncDispose](): Promise<void> {
    const owned = [...this.stacks.map(({ stack }) => stack).reverse(), ...this.services];
    await stopAll(owned);
  }
}

/** Stops each, in turn, whatever becomes of the others. @throws the first error */
async function stopAll(owned: readonly { stop(): Promise<void> }[]): Promise<void> {
  const errors: unknown[] = [];
  for (const one of owned) await one.stop().catch((error: unknown) => errors.push(error));
  if (errors.length > 0) throw errors[0];
}
