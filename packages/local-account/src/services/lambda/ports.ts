import type { AccountPorts } from '../../account-ports';
import { Journal } from '../../store/journal';
import { EventInvokeConfigs } from './destination/event-invoke-config';
import { RuntimeBundle } from './environment/runtime-bundle';
import { EventSourceMappings } from './event-source/event-source-mappings';
import { functionCredentials } from './function/function-credentials';
import { Functions } from './function/functions';
import { DEFAULT_LIMITS } from './function/lambda-limits';
import { Inspectors } from './inspect/inspectors';
import type { EventHead } from './invocation/event-head';
import { EventInvocations } from './invocation/event-invocations';
import { Layers } from './layer/layers';
import { functionLog } from './log/function-log';
import type { DestinationNeeds, LambdaNeeds } from './needs';
import { LambdaPolicies } from './policy/lambda-policies';

/** What Lambda works on. */
export interface LambdaPorts
  extends
    Pick<
      AccountPorts,
      'access' | 'account' | 'assets' | 'capacity' | 'clock' | 'identify' | 'store' | 'trace'
    >,
    Pick<LambdaNeeds, 'beforeInvoke' | 'sources'> {
  readonly functions: Functions;
  /** @default - no function can be debugged */
  readonly inspectors?: Inspectors;
  readonly layers: Layers;
  /** Who may call functions and see layers beside those whose own policies allow it. */
  readonly policies: LambdaPolicies;
  /** What functions are run by, and lie beside. */
  readonly bundle: RuntimeBundle;
  readonly destinations: DestinationNeeds;
  readonly eventInvocations: EventInvocations;
  readonly eventJournal: Journal<EventHead>;
  /** The queues whose messages functions are invoked with. */
  readonly eventSourceMappings: EventSourceMappings;
  /** What is done with events, and with their results. */
  readonly eventInvokeConfigs: EventInvokeConfigs;
  /** What time it is, in milliseconds since the epoch. */
  now(): number;
  /** Ends all functions, and what goes on by itself. */
  stop(): Promise<void>;
}

/** What Lambda needs of the account. */
export type LambdaAccount = Pick<
  AccountPorts,
  'access' | 'account' | 'assets' | 'capacity' | 'clock' | 'identify' | 'store' | 'trace'
> & {
  /** Where functions' SDK calls go. @default - AWS itself, which does not know their credentials */
  readonly endpointUrl?: string;
};

/** Makes what Lambda works on, with no functions in it. */
export function createLambdaPorts(
  { access, account, assets, capacity, clock, endpointUrl, identify, store, trace }: LambdaAccount,
  {
    beforeInvoke,
    destinations,
    inspect,
    limits,
    logs,
    sources,
  }: Omit<LambdaNeeds, 'destinations'> & { readonly destinations: DestinationNeeds },
): LambdaPorts {
  const bundle = new RuntimeBundle();
  const allLimits = { ...DEFAULT_LIMITS, ...limits };
  const inspectors = inspect && new Inspectors(inspect);
  const functions = new Functions(
    (configuration) => ({
      account,
      bundle,
      clock,
      credentials: functionCredentials({ access, clock }, configuration),
      endpointUrl,
      inspectors,
      limits: allLimits,
      log: functionLog({ access, logs }, configuration, () => functions.roleOf(configuration)),
      pace: capacity.pace,
    }),
    allLimits.concurrentExecutions,
  );
  const eventInvocations = new EventInvocations(clock);
  const eventSourceMappings = new EventSourceMappings(account);
  return {
    access,
    account,
    assets,
    beforeInvoke,
    bundle,
    capacity,
    clock,
    destinations,
    eventInvocations,
    eventJournal: new Journal('invocations', { clock, store }),
    eventInvokeConfigs: new EventInvokeConfigs(),
    eventSourceMappings,
    functions,
    identify,
    inspectors,
    layers: new Layers(),
    policies: new LambdaPolicies(access),
    sources,
    store,
    trace,
    now: () => clock.now(),
    stop: async () => {
      await eventSourceMappings.stop();
      await functions.end();
      await eventInvocations[Symbol.asyncDispose]();
      await inspectors?.[Symbol.asyncDispose]();
      await bundle[Symbol.asyncDispose]();
    },
  };
}
