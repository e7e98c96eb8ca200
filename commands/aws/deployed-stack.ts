import { DescribeStacksCommand } from '@aws-sdk/client-cloudformation';
import { CommandError } from '../command-error';
import type { Connection } from './connection';

/** A deployed stack, as its outputs tell of it. */
export class DeployedStack {
  private constructor(
    readonly name: string,
    private readonly outputs: ReadonlyMap<string, string>,
  ) {}

  /** @throws CommandError if there is no such stack, or it cannot be asked about */
  static async find(
    { cloudFormation }: Pick<Connection, 'cloudFormation'>,
    name: string,
  ): Promise<DeployedStack> {
    const { Stacks = [] } = await cloudFormation
      .send(new DescribeStacksCommand({ StackName: name }))
      .catch((error: Error) => {
        throw new CommandError(
          `The stack ${name} cannot be asked about (cloudformation:DescribeStacks): ${error.message}. Check --stack-name, --region and --profile; for a local run, start one with "npm start" and give its address as --endpoint-url.`,
        );
      });
    const outputs = (Stacks[0]?.Outputs ?? []).map(
      ({ OutputKey = '', OutputValue = '' }) => [OutputKey, OutputValue] as const,
    );
    return new DeployedStack(name, new Map(outputs));
  }

  /** @returns undefined for one that the stack does not have */
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

  /** @returns `undefined` for one that not every such stack has, as `LogGroupName` with a processor of a team's own */
  optionalOutput(name: string): string | undefined {
    return this.outputs.get(name);
  }
}
