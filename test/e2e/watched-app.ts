import { cp, mkdtemp, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** What Node.js runs: it synthesizes what the tests' app does, and then makes the change of another source file to the template. */
const APP = `
const { cpSync, readdirSync, readFileSync, writeFileSync } = require('node:fs');
const { join } = require('node:path');
const { CDK_OUTDIR } = process.env;
cpSync('assembly', CDK_OUTDIR, { recursive: true });
const file = join(CDK_OUTDIR, readdirSync(CDK_OUTDIR).find((name) => name.endsWith('.template.json')));
const change = require('./change.cjs');
writeFileSync(file, JSON.stringify(change(JSON.parse(readFileSync(file, 'utf8')))));
`;

/** Changes that somebody makes to an app, each the text of its file. */
export const CHANGES = {
  none: 'module.exports = (template) => template;',
  /** The workflow hands an event on as if it were a replay, which the function logs. */
  anotherWorkflow: String.raw`module.exports = (template) =>
    JSON.parse(JSON.stringify(template).replace(
      String.raw${'`'}\"Payload\":\"{% $states.input %}\"${'`'},
      String.raw${'`'}\"Payload\":\"{% $merge([$states.input, {'replay-name': 'another way'}]) %}\"${'`'},
    ));`,
  failing: `console.error('A state has no end.'); process.exit(1);`,
  refused: `module.exports = (template) => {
    template.Resources.Fleet = { Type: 'AWS::GameLift::Fleet', Properties: {} };
    return template;
  };`,
};

/** An app in a folder of its own, to be changed while it runs. */
export async function makeWatchedApp(assembly: string): Promise<string> {
  const directory = await mkdtemp(join(tmpdir(), 'watched-'));
  await symlink(join(__dirname, '../../node_modules'), join(directory, 'node_modules'));
  await cp(assembly, join(directory, 'assembly'), { recursive: true });
  await writeFile(join(directory, 'app.cjs'), APP);
  await changeApp(directory, 'none');
  await writeFile(join(directory, 'cdk.json'), JSON.stringify({ app: 'node app.cjs' }));
  return directory;
}

/** Saves a change. */
export async function changeApp(directory: string, change: keyof typeof CHANGES): Promise<void> {
  await writeFile(join(directory, 'change.cjs'), CHANGES[change]);
}
