import { DescribeStacksCommand } from '@aws-sdk/client-cloudformation';
import { CommandError } from '../command-error';
import type { Connection } from './connection';

/** A ValidationError's message is all that tells of it: https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_DescribeStacks.html */
const NOT_THERE = 'does not exist';

/** A deployed stack, as its outputs tell of it. */
export class DeployedStack {
  private constructor(
    readonly name: string,
    private readonly outputs: ReadonlyMap<string, string>,
  ) {}

  /** @throws CommandError if there is no such stack */
  static async find(
    { cloudFormation }: Pick<Connection, 'cloudFormation'>,
    name: string,
    abortSignal?: AbortSignal,
  ): Promise<DeployedStack> {
    const { Stacks: [stack] = [] } = await cloudFormation
      .send(new DescribeStacksCommand({ StackName: name }), { abortSignal })
      .catch(async (error: Error) => {
        if (!error.message.includes(NOT_THERE)) throw error;
        const region = await cloudFormation.config.region();
        throw new CommandError(
          `There is no stack ${name} in ${region}. Check --stack-name and --region, and --local or --endpoint-url for a local run.`,
        );
      });
    if (!stack) throw new CommandError('What answers there is not CloudFormation. Check --endpoint-url.');
    const outputs = (stack.Outputs ?? []).map(
      ({ OutputKey = '', OutputValue = '' }) => [OutputKey, OutputValue] as const,
    );
    return new DeployedStack(name, new Map(outputs));
  }

  /** @returns undefined for one that not every such stack has, as `LogGroupName` with a processor of a team's own */
  outputIfAny(name: string): string | undefined {
    return this.outputs.get(name);
  }

  /** @throws CommandError for one that the stack does not have */
  output(name: string): string {
    const value = this.outputs.get(name);
    if (value !== undefined) return value;
    throw new CommandError(
      `The stack ${this.name} has no output ${name}. Is it this pipeline, of this version?`,
    );
  }
}
