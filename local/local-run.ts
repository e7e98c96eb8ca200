import { type LocalRun, startStack, type WireServer } from '@pipeline/local-account';
import { readCloudAssembly } from './cloud-assembly';

/**
 * Runs the stack of a cloud assembly.
 *
 * @param directory what `cdk synth` wrote
 * @param server what it is reached by; closed when the run stops, and when the start fails
 * @param region the Region it is taken to be in
 * @throws RefusedError for anything in the template that the local run does not run
 * @throws CreationError for a resource that AWS would not create
 */
export function startLocalRun(directory: string, server: WireServer, region: string): Promise<LocalRun> {
  return startStack(() => readCloudAssembly(directory), server, region);
}
