import { connect, type Connection, type ConnectionOptions } from '../../commands/aws/connection';
import { DeployedStack } from '../../commands/aws/deployed-stack';
import { isOnThisMachine } from '../../commands/aws/on-this-machine';
import { type LetterMemory, letterMemory } from '../../commands/letters/letter-memory';

/** A pipeline that tests work with, local or deployed. Tests that use nothing else run on both. */
export interface Pipeline extends AsyncDisposable {
  /** The stack, with its outputs: `stack.output('QueueUrl')`. */
  readonly stack: DeployedStack;
  /** Clients of AWS's SDK that go where the pipeline is. */
  readonly connection: Connection;
  /** What of the dead letters was seen already. */
  readonly letterMemory: LetterMemory;
  /** How long before it is asked again what became of a transaction, in milliseconds: AWS takes five questions to its logs a second. */
  readonly askAgainMs: number;
  /** Ends what was begun. A deployed stack stays. */
  stop(): Promise<void>;
}

export interface DeployedPipelineOptions extends ConnectionOptions {
  readonly stackName: string;
}

/**
 * A stack that is deployed, with the credentials of the environment.
 *
 * @throws CommandError if there is no such stack, or it cannot be asked about
 */
export async function deployedPipeline({
  stackName,
  ...options
}: DeployedPipelineOptions): Promise<Pipeline> {
  return findPipeline(options, stackName);
}

/** @throws CommandError if there is no such stack, or it cannot be asked about */
export async function findPipeline(options: ConnectionOptions, stackName: string): Promise<Pipeline> {
  const connection = connect(options);
  const { endpointUrl } = options;
  const askAgainMs = endpointUrl !== undefined && isOnThisMachine(endpointUrl) ? 100 : 1000;
  const stop = () => {
    connection[Symbol.dispose]();
    return Promise.resolve();
  };
  try {
    const stack = await DeployedStack.find(connection, stackName);
    return {
      stack,
      connection,
      letterMemory: letterMemory(),
      askAgainMs,
      stop,
      [Symbol.asyncDispose]: stop,
    };
  } catch (error) {
    await stop();
    throw error;
  }
}
