import {
  type Account,
  type ClientCredentials,
  type Faults,
  type InspectedFunction,
  type LocalAccount,
  type ResourceNotRun,
  type StackOutput,
  type StackSource,
  type StackView,
  type Trace,
  type UnderWay,
  UserError,
} from '@pipeline/local-account';
import type { SynthesizedStack } from './cloud-assembly';
import { openAccount, type OpenAccountProps } from './open-account';

/** A stack that runs on this machine. It stops when it is disposed of. */
export interface LocalRun extends AsyncDisposable {
  /** The stack's id in the app. */
  readonly stackId: string;
  /** The stack's name in CloudFormation. */
  readonly stackName: string;
  readonly account: Account;
  readonly outputs: readonly StackOutput[];
  /** The resources that were accepted and are not run. */
  readonly notRun: readonly ResourceNotRun[];
  /** What an earlier run has left in the state folder of resources that are there no more, in words. */
  readonly leftBehind: readonly string[];
  readonly trace: Trace;
  /** What goes wrong on purpose. */
  readonly faults: Faults;
  /** What has not come to its end yet. */
  readonly underWay: () => UnderWay;
  /** The functions that a debugger can attach to, and where; none unless it was asked for. */
  readonly inspectedFunctions: readonly InspectedFunction[];
  /** What a client signs its requests with; undefined if the API takes unsigned ones. */
  readonly clientCredentials: ClientCredentials | undefined;
  /**
   * Makes the stack, with those it depends on, what it is synthesized into now; if that fails, it is as it was.
   *
   * @returns whether anything was to change
   * @throws UserError as `startLocalRun`
   */
  readonly update: (synthesized: SynthesizedStack) => Promise<boolean>;
}

export interface LocalRunProps extends Omit<OpenAccountProps, 'accountId' | 'region'> {
  /** The Region that a stack is taken to be in that can be deployed to any. @default - us-east-1 */
  readonly region?: string;
  /** What the account has before. @default - nothing */
  readonly bootstrapStack?: StackSource;
}

/**
 * Runs a stack in an account of its own, together with the stacks that it depends on. Account and Region are those that it is made
 * for, if it is made for one account and Region.
 *
 * @throws RefusedError for anything in the template that the local run does not run
 * @throws CreationError for a resource that AWS would not create
 */
export async function startLocalRun(
  synthesized: SynthesizedStack,
  { region: anyRegion = 'us-east-1', bootstrapStack, ...props }: LocalRunProps,
): Promise<LocalRun> {
  const { accountId, region = anyRegion } = synthesized;
  const opened = await openAccount({ ...props, accountId, region });
  const { account } = opened;
  try {
    if (bootstrapStack) await account.deployUnlessKept(bootstrapStack);
    const deployed: StackView[] = [];
    for (const needed of synthesized.dependencies) {
      deployed.push(await deployDependency(account, needed, synthesized));
    }
    const stack = await account.deploy(synthesized);
    const leftBehind = await account.resume();
    props.server.answerWith(account);
    return {
      stackId: synthesized.id,
      stackName: synthesized.stackName,
      account: account.account,
      outputs: stack.outputs,
      notRun: [...deployed, stack].flatMap(({ notRun }) => notRun),
      leftBehind,
      trace: account.trace,
      faults: account.faults,
      underWay: () => account.underWay,
      inspectedFunctions: account.inspectedFunctions,
      clientCredentials: account.clientCredentials,
      update: async (next) => {
        const stacks = [...next.dependencies, next];
        const hadChanges: boolean[] = [];
        for (const each of stacks) hadChanges.push(await account.update(each));
        return hadChanges.includes(true);
      },
      [Symbol.asyncDispose]: () => opened[Symbol.asyncDispose](),
    };
  } catch (error) {
    await opened[Symbol.asyncDispose]();
    throw error;
  }
}

/** @throws UserError that says which stack it was that could not be deployed */
async function deployDependency(
  account: LocalAccount,
  needed: SynthesizedStack,
  { id }: SynthesizedStack,
): Promise<StackView> {
  try {
    return await account.deploy(needed);
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    throw new UserError(`${needed.id}, which ${id} depends on, cannot be run.\n${error.message}`);
  }
}

/** The value of one of its outputs; undefined if the stack has none of that name. */
export function outputOf({ outputs }: Pick<LocalRun, 'outputs'>, name: string): string | undefined {
  return outputs.find((output) => output.name === name)?.value;
}
