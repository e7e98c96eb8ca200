import { Access } from './access/access';
import type { ClientCredentials } from './access/credentials/credentials';
import { type Account, localAccount } from './account';
import type { AccountPorts } from './account-ports';
import { Assets } from './assets';
import { Capacity } from './capacity/capacity';
import { holdableClock, machineClock } from './clock/machine-clock';
import { consoleRoutes } from './console/serve-console';
import { accountRoute } from './control/account-route';
import { clockRoutes } from './control/clock-routes';
import { controlInterface } from './control/control-interface';
import { faultRoutes } from './control/fault-routes';
import { traceRoute } from './control/trace-stream';
import { underWayRoute } from './control/under-way-route';
import { DeployedStacks } from './deployed-stacks';
import { type Registry, registryOf } from './engine/registry';
import { describeOperation } from './engine/stacks/describe-operation';
import { KeptStacks } from './engine/stacks/kept-stacks';
import type { StackView } from './engine/stacks/stack-view';
import { Stacks } from './engine/stacks/stacks';
import { Faults } from './faults/faults';
import type { ServedOperations } from './faults/read-faults';
import { composeIntercepts } from './intercept';
import type { LocalAccountProps, StackSource } from './local-account-props';
import type { Service } from './service';
import type { HttpApiEndpoint } from './services/http-api';
import type { InspectedFunction } from './services/lambda';
import { awsServices, type UnderWay } from './services/services';
import { HeldStore } from './store/held-store';
import { MemoryStore } from './store/memory-store';
import { Trace } from './trace/trace';
import { answerer } from './wire/answer';
import { callerOf } from './wire/caller-of';
import type {
  Admission,
  RequestHandler,
  WireRequest,
  WireRequestHead,
  WireResponse,
} from './wire/http-server';

/** An AWS account in this process. It ends with all that is in it when it is disposed of. */
export class LocalAccount implements AsyncDisposable, RequestHandler {
  readonly account: Account;
  readonly trace: Trace;
  readonly services: readonly Service[];
  /** What goes wrong in it on purpose. */
  readonly faults: Faults;
  /** The resource types that it runs and accepts. */
  readonly registry: Registry;
  private readonly assets = new Assets();
  private readonly httpApi: HttpApiEndpoint;
  private readonly inspected: () => readonly InspectedFunction[];
  private readonly countUnderWay: () => UnderWay;
  private readonly deployed: DeployedStacks;
  private readonly stacks: Stacks;
  private readonly handler: RequestHandler;
  private restoring: Promise<void> | undefined;

  constructor(props: LocalAccountProps) {
    const {
      endpointUrl,
      region,
      capacity = new Capacity(),
      store: given = new MemoryStore(),
      accountId,
      inspectPort,
      identify = () => ({}),
      objectsFolder,
      intercept,
    } = props;
    const held = inspectPort === undefined ? undefined : holdableClock();
    const clock = props.clock ?? held?.clock ?? machineClock;
    this.account = localAccount(region, accountId);
    const store = clock.isMachineTime ? given : new HeldStore(given, clock);
    this.trace = new Trace(clock);
    const access = new Access(this.account, this.trace, clock);
    const { account, assets, trace } = this;
    this.faults = new Faults({ clock, identify, trace, served: () => servedBy(this.services) });
    const ports: AccountPorts = {
      access,
      account,
      assets,
      capacity,
      clock,
      endpointUrl,
      identify,
      intercept: intercept ? composeIntercepts(intercept, this.faults.intercept) : this.faults.intercept,
      objectsFolder,
      store,
      trace,
    };
    const inspect = held && { firstPort: inspectPort ?? 0, hold: held.hold };
    const { services, httpApi, inspected, ssmParameter, underWay, controlRoutes } = awsServices(ports, {
      stacks: () => this.stacks,
      allServices: () => this.services,
      faults: this.faults,
      inspect,
    });
    this.inspected = inspected;
    this.httpApi = httpApi;
    this.countUnderWay = underWay;
    store.watch((full) =>
      trace.record(
        '',
        {},
        full === undefined ? { what: 'DiskHasSpace' } : { what: 'DiskFull', message: full },
      ),
    );
    this.services = [...services, ...(props.furtherServices?.(ports) ?? [])];
    this.faults.add(props.faults ?? []);
    this.registry = registryOf(this.services);
    const kept = new KeptStacks(store);
    this.stacks = new Stacks({
      account,
      clock,
      registry: this.registry,
      ssmParameter,
      kept,
      onSettled: (stack, eventsBefore) =>
        trace.record(stack.stackName, {}, describeOperation(stack, eventsBefore)),
    });
    this.deployed = new DeployedStacks({ assets, kept, stacks: this.stacks });
    this.handler = answerer({
      services: this.services,
      callerOf: callerOf(access),
      region,
      httpApi,
      written: () => store.written(),
      control: controlInterface([
        ...consoleRoutes(),
        accountRoute(account),
        ...clockRoutes(clock, trace),
        ...faultRoutes(this.faults),
        traceRoute(trace),
        underWayRoute(underWay),
        ...controlRoutes,
      ]),
    });
  }

  /** What a client signs its requests with; undefined if the HTTP APIs take unsigned ones. */
  get clientCredentials(): ClientCredentials | undefined {
    return this.httpApi.requireSignature ? this.httpApi.clientCredentials : undefined;
  }

  /** The functions that can be debugged, and where. */
  get inspectedFunctions(): readonly InspectedFunction[] {
    return this.inspected();
  }

  /** The names of the stacks that are there, in the order of their creation. */
  get stackNames(): readonly string[] {
    return this.stacks.list().map(({ stackName }) => stackName);
  }

  get underWay(): UnderWay {
    return this.countUnderWay();
  }

  /** Refuses a request for another host, and one to an AWS API that a browser made for a page of another origin. */
  admit(head: WireRequestHead): Admission {
    return this.handler.admit(head);
  }

  /** Answers a request of any client, to an AWS API, to an HTTP API or to the run itself (`/_local/`). */
  answer(request: WireRequest): Promise<WireResponse> {
    return this.handler.answer(request);
  }

  /** @throws as `DeployedStacks.deploy` */
  async deploy(source: StackSource): Promise<StackView> {
    await this.open();
    return this.deployed.deploy(source);
  }

  /** @throws as `DeployedStacks.deployUnlessKept` */
  async deployUnlessKept(source: StackSource): Promise<void> {
    await this.open();
    await this.deployed.deployUnlessKept(source);
  }

  /** @throws as `DeployedStacks.update` */
  async update(source: StackSource): Promise<boolean> {
    await this.open();
    return this.deployed.update(source);
  }

  /**
   * Goes on with what an earlier run has left in the store: makes the stacks again that were not deployed anew, and takes up what was
   * under way.
   *
   * @returns what it could not go on with, in words; it stays in the store
   */
  async resume(): Promise<string[]> {
    await this.open();
    const left = await this.deployed.resume();
    for (const service of this.services) left.push(...(await service.resume()));
    return left;
  }

  private open(): Promise<void> {
    return (this.restoring ??= this.restore());
  }

  private async restore(): Promise<void> {
    await this.deployed.restore();
    for (const service of this.services) await service.restore();
  }

  async [Symbol.asyncDispose](): Promise<void> {
    // What hangs would hold up the end.
    this.faults.clear();
    for (const service of this.services) await service.breakOff();
    await stopAll([this.stacks, ...this.services]);
  }
}

function servedBy(services: readonly Service[]): ServedOperations {
  const served = services.filter(({ operations }) => operations.size > 0);
  return new Map(served.map(({ name, operations }) => [name, [...operations.keys()]]));
}

/** Stops each, in turn, whatever becomes of the others. @throws the first error */
async function stopAll(owned: readonly { stop(): Promise<void> }[]): Promise<void> {
  const errors: unknown[] = [];
  for (const one of owned) await one.stop().catch((error: unknown) => errors.push(error));
  if (errors.length > 0) throw errors[0];
}
