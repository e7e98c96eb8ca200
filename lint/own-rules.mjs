import { relative } from 'node:path';
import process from 'node:process';
import ts from 'typescript';
import { machineTime } from './rules/machine-time.mjs';
import { ownMembers } from './rules/own-members.mjs';
import { privateMembers } from './rules/private-members.mjs';

/** The project's own rules, and the files that they are for. All others are oxlint's (.oxlintrc.json), which knows no types in rules of one's own. */
const RULES = [
  {
    ...ownMembers,
    // What runs here looks things up by names that clients and templates choose.
    files: /^(packages\/[^/]+\/src|local|cost|scale)\//,
    // AWS's own runtime looks a handler up so.
    except: /^packages\/local-account\/src\/services\/lambda\/runtime\//,
  },
  {
    ...machineTime,
    files: /^packages\/(local-account|states-language)\/src\//,
    // The clock itself; when a page, which runs in a browser, asks again; what runs inside the function's own process, whose time is the
    // machine's; and how long this process was kept busy, which is the machine's time, whatever the account's clock says.
    except:
      /\/src\/(clock\/|console\/page\/main\.ts$|services\/lambda\/runtime\/|execution\/host-share\.ts$)/,
  },
  { ...privateMembers, files: /(?:)/ },
];

/** The files whose types are asked for: without the tests, which are half of all. */
const PROGRAMS = ['lint/tsconfig.json', 'packages/local-account/src/console/page/tsconfig.json'].map(
  readProgram,
);

const NOT_OURS = ['**/node_modules', 'cdk.out', '.local-run', '.stryker-tmp', 'coverage'];

const findings = ts.sys.readDirectory('.', ['.ts'], NOT_OURS).flatMap(lintFile);
for (const finding of findings) process.stdout.write(`${finding}\n`);
if (findings.length > 0) process.exitCode = 1;

/** @throws Error if it cannot be read */
function readProgram(project) {
  const { fileNames, options } = ts.getParsedCommandLineOfConfigFile(
    project,
    {},
    {
      ...ts.sys,
      onUnRecoverableConfigFileDiagnostic: ({ messageText }) => {
        throw new Error(ts.flattenDiagnosticMessageText(messageText, '\n'));
      },
    },
  );
  return ts.createProgram(fileNames, options);
}

/** @returns what is wrong, each as a line with the place */
function lintFile(path) {
  const name = relative('', path);
  const rules = RULES.filter(({ files, except }) => files.test(name) && !except?.test(name));
  const program = PROGRAMS.find((one) => one.getSourceFile(path));
  const file =
    program?.getSourceFile(path) ?? ts.createSourceFile(path, ts.sys.readFile(path), ts.ScriptTarget.Latest);
  const checker = program?.getTypeChecker();
  const lines = [];
  const visit = (node) => {
    for (const { isBroken, message } of rules) {
      if (!isBroken(node, checker)) continue;
      const { line, character } = file.getLineAndCharacterOfPosition(node.getStart(file));
      lines.push(`${name}:${line + 1}:${character + 1}: ${message}`);
    }
    ts.forEachChild(node, visit);
  };
  visit(file);
  return lines;
}
