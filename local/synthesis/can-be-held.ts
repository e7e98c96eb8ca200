import { readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';

const settingsSchema = z.object({
  app: z.union([z.string(), z.array(z.string()).transform((words) => words.join(' '))]).optional(),
  build: z.unknown().optional(),
});

type Settings = Partial<z.output<typeof settingsSchema>>;

/** A command that is nothing but Node.js: what a shell would run before it, or beside it, would not be held. */
const ONLY_NODE = /^(?:npx\s+)?(?:node|ts-node|tsx)\s[^;&|<>()$`\n]*$/;

/**
 * Whether an app can be held before it reads any of its sources: what `cdk synth` runs for it is Node.js, and there is no `build` before it.
 *
 * @see https://docs.aws.amazon.com/cdk/v2/guide/cli.html#cli-config
 * @param appDirectory where `cdk.json` is
 */
export function canBeHeld(appDirectory: string): boolean {
  const { CDK_APP, CDK_BUILD } = process.env;
  const settings: Settings = {
    ...readSettings(join(homedir(), '.cdk.json')),
    ...readSettings(join(appDirectory, 'cdk.json')),
    ...(CDK_APP !== undefined && { app: CDK_APP }),
    ...(CDK_BUILD !== undefined && { build: CDK_BUILD }),
  };
  return settings.build === undefined && ONLY_NODE.test(settings.app ?? '');
}

/** What cannot be read is the CDK's to tell. */
function readSettings(path: string): Settings {
  try {
    return settingsSchema.parse(JSON.parse(readFileSync(path, 'utf8')));
  } catch {
    return {};
  }
}
