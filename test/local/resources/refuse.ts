import { startStack } from '../../../local/local-run';
import { listen } from '../../../local/wire/http-server';

/** Starts a run of a template that cannot be run. @returns what the start says */
export async function refusalOf(template: object): Promise<string> {
  const server = await listen(0, (error) => {
    throw error;
  });
  const synthesized = {
    id: 'Refused',
    stackName: 'Refused',
    templateText: JSON.stringify(template),
    assetDirectory: () => undefined,
  };
  const outcome = await startStack(() => synthesized, server, 'us-east-1').then(
    (run) => run.stop(),
    (error: Error) => error,
  );
  if (!outcome) throw new Error('The template was run');
  return outcome.message;
}
