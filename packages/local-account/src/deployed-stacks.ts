import type { Assets } from './assets';
import { type KeptStack, requestOfKept } from './engine/stacks/kept-stack';
import type { KeptStacks } from './engine/stacks/kept-stacks';
import type { StackRequest } from './engine/stacks/stack-request';
import type { StackView } from './engine/stacks/stack-view';
import type { Stacks } from './engine/stacks/stacks';
import { UserError } from './errors/user-error';
import type { StackSource } from './local-account-props';
import { parseTemplate } from './template/template';

export interface DeployedStacksProps {
  readonly assets: Pick<Assets, 'add'>;
  readonly kept: KeptStacks;
  readonly stacks: Stacks;
}

/** The stacks of an account as whoever owns it deploys them, with what an earlier run has kept. */
export class DeployedStacks {
  constructor(private readonly props: DeployedStacksProps) {}

  /** Reads what an earlier run has kept. */
  restore(): Promise<void> {
    return this.props.kept.restore();
  }

  /**
   * Creates a stack and starts what is in it, or changes the one of that name. It can refer to what the other stacks export and give out.
   * What fails is left as it is, for the end of the account.
   *
   * @throws RefusedError for anything in the template that is not run here; CreationError for a resource that AWS would not
   * create; TemplateRefusedError for several such
   */
  async deploy({ stackName, assetDirectory, ...source }: StackSource): Promise<StackView> {
    if (assetDirectory) this.props.assets.add(assetDirectory);
    const request: StackRequest = { ...requestOf(source), onFailure: 'DO_NOTHING' };
    const present = this.props.stacks.find(stackName);
    if (present) this.props.stacks.update(present, request);
    const stack = present ?? this.props.stacks.create(stackName, request);
    await this.settle(stack);
    return stack;
  }

  /** Deploys a stack, unless an earlier run has kept one of its name, which `resume` makes again. @throws as `deploy` */
  async deployUnlessKept(source: StackSource): Promise<void> {
    if (!this.props.kept.find(source.stackName)) await this.deploy(source);
  }

  /**
   * Makes a stack that is there, or is new, what its source is now. What fails is taken back.
   *
   * @returns whether anything was to change
   * @throws as `deploy`
   */
  async update({ stackName, assetDirectory, ...source }: StackSource): Promise<boolean> {
    const request = requestOf(source);
    const stack = this.props.stacks.find(stackName);
    // A client may be at it.
    if (stack) await this.props.stacks.settled(stack);
    if (stack && this.props.stacks.plan(stack, request).isUnchanged) return false;
    if (assetDirectory) this.props.assets.add(assetDirectory);
    if (stack) this.props.stacks.update(stack, request);
    await this.settle(stack ?? this.props.stacks.create(stackName, request));
    return true;
  }

  /** @throws what went wrong in the operation that goes on */
  private async settle(stack: StackView): Promise<void> {
    const failure = await this.props.stacks.settled(stack);
    if (failure) throw failure;
  }

  /** Makes the stacks again that an earlier run has kept and nobody has deployed since. @returns which cannot be, in words */
  async resume(): Promise<string[]> {
    const left: string[] = [];
    for (const kept of this.props.kept.list()) left.push(...(await this.restoreStack(kept)));
    return left;
  }

  /** @returns why it cannot be made again */
  private async restoreStack(kept: KeptStack): Promise<string[]> {
    const { stackName } = kept;
    if (this.props.stacks.find(stackName)) return [];
    try {
      const stack = this.props.stacks.create(stackName, requestOfKept(kept));
      const failure = await this.props.stacks.settled(stack);
      if (!failure) return [];
      await this.props.stacks.abandon(stack);
      throw failure;
    } catch (error) {
      if (!(error instanceof UserError)) throw error;
      return [`stack ${stackName}: ${error.message}`];
    }
  }
}

function requestOf(source: Omit<StackSource, 'stackName' | 'assetDirectory'>): StackRequest {
  return { ...source, template: parseTemplate(source.templateText) };
}
