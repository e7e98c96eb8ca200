import { randomUUID } from 'node:crypto';
import { type Account, localAccount } from './account';
import { Stack } from './engine/stack';
import { apis } from './services/apis';
import type { Faults } from './services/faults';
import type { ClientCredentials } from './services/http-api/client-credentials';
import { type LocalServices, localServices, stopServices } from './services/local-services';
import { registry } from './services/registry';
import { runningStack } from './services/running-stack';
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
  /** The resources that were accepted and are not run. */
  readonly notRun: Stack<LocalServices>['notRun'];
  readonly trace: Trace;
  /** What a client signs its requests with; undefined if the API takes unsigned ones. */
  readonly clientCredentials: ClientCredentials | undefined;
  /** Stops the resources, in reverse order, and closes the server. */
  stop(): Promise<void>;
}

/** One stack, synthesized. */
export interface SynthesizedStack {
  /** The stack's id in the app, which `cdk deploy` puts before each output. */
  readonly id: string;
  readonly stackName: string;
  /** The template, as it would be deployed. */
  readonly templateText: string;
  /** @returns the folder whose content would be uploaded under this key; undefined if no asset has it */
  assetDirectory(objectKey: string): string | undefined;
}

/**
 * Runs a stack.
 *
 * @param read reads it; what it throws is thrown on, with the server closed
 * @param server what it is reached by; closed when the run stops, and when the start fails
 * @param region the Region it is taken to be in
 * @param faults what goes wrong on purpose @default - nothing
 * @throws RefusedError for anything in the template that the local run does not run
 * @throws CreationError for a resource that AWS would not create
 */
export async function startStack(
  read: () => SynthesizedStack,
  server: WireServer,
  region: string,
  faults: Faults = {},
): Promise<LocalRun> {
  const account = localAccount(region);
  try {
    const synthesized = read();
    const services = localServices(
      account,
      server.url,
      (objectKey) => synthesized.assetDirectory(objectKey),
      faults,
    );
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
  const createdAt = new Date();
  await stack.start();
  const running = runningStack(stack, { stackName, stackId, template, templateText, createdAt });
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
    clientCredentials: httpApis.requireSignature ? services.clientCredentials : undefined,
    stop: async () => {
      await server.close();
      await stack.stop();
      await stopServices(services);
    },
  };
}
