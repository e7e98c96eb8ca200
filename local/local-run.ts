import { randomUUID } from 'node:crypto';
import { type Account, localAccount } from './account';
import { readCloudAssembly, type SynthesizedStack } from './cloud-assembly';
import { Stack } from './engine/stack';
import { apis } from './operations/apis';
import type { RunningStack } from './operations/local-world';
import { registry } from './resources/registry';
import { type LocalServices, localServices, stopServices } from './services/local-services';
import { parseTemplate } from './template/template';
import type { Trace } from './trace/trace';
import { answerer } from './wire/answer';
import type { WireServer } from './wire/http-server';

export interface StackOutput {
  readonly name: string;
  readonly value: string;
  readonly description?: string;
}

/** A stack that runs on this machine. */
export interface LocalRun {
  /** The stack's id in the app. */
  readonly stackId: string;
  readonly account: Account;
  readonly outputs: readonly StackOutput[];
  /** The resources that were accepted and are not run: logical ids. */
  readonly notRun: readonly string[];
  readonly trace: Trace;
  /** Stops the resources, in reverse order, and closes the server. */
  stop(): Promise<void>;
}

/**
 * Runs the stack of a cloud assembly.
 *
 * @param directory what `cdk synth` wrote
 * @param server what it is reached by; closed when the run stops, and when the start fails
 * @param region the Region it is taken to be in
 * @throws RefusedError for anything in the template that the local run does not run
 */
export async function startLocalRun(
  directory: string,
  server: WireServer,
  region: string,
): Promise<LocalRun> {
  const account = localAccount(region);
  try {
    const synthesized = readCloudAssembly(directory);
    const services = localServices(account, server.url, (objectKey) => synthesized.assetDirectory(objectKey));
    return await start(synthesized, services, server);
  } catch (error) {
    await server.close();
    throw error;
  }
}

async function start(
  synthesized: SynthesizedStack,
  services: LocalServices,
  server: WireServer,
): Promise<LocalRun> {
  const { account, access, httpApis, trace } = services;
  const { stackName, templateText } = synthesized;
  const template = parseTemplate(templateText);
  const stackId = `arn:${account.partition}:cloudformation:${account.region}:${account.accountId}:stack/${stackName}/${randomUUID()}`;
  const stack = new Stack({ stackName, stackId, account, template, registry, world: services });
  await stack.start();
  const running: RunningStack = {
    stackName,
    stackId,
    description: template.Description,
    templateText,
    createdAt: new Date(),
    resources: stack.resources,
    outputs: stack.outputs,
  };
  server.answerWith(
    answerer({
      apis,
      world: { ...services, stack: running },
      caller: access.administrator,
      httpApi: (request) => httpApis.answer(request),
    }),
  );
  return {
    stackId: synthesized.id,
    account,
    outputs: running.outputs,
    notRun: stack.notRun,
    trace,
    stop: async () => {
      await server.close();
      await stack.stop();
      await stopServices(services);
    },
  };
}
