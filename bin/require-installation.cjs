// Loaded before anything else (`node --require`), with nothing but Node.js: says what to type when the project cannot run yet.
const { existsSync, readFileSync } = require('node:fs');
const { join } = require('node:path');
const process = require('node:process');

/** As in package.json's `engines`. */
const OLDEST_NODE = { major: 20, minor: 15 };
const PROJECT = join(module.path, '..');

function isNodeTooOld() {
  const [major, minor] = process.versions.node.split('.').map(Number);
  return major < OLDEST_NODE.major || (major === OLDEST_NODE.major && minor < OLDEST_NODE.minor);
}

/** The packages of a lock file, by their folder. */
function readLock(path) {
  return JSON.parse(readFileSync(join(PROJECT, path), 'utf8')).packages;
}

/** The first package whose installed version is not the lock file's; other package managers than npm leave no word of what they installed. */
function findOutdated() {
  const written = 'node_modules/.package-lock.json';
  if (!existsSync(join(PROJECT, written))) return undefined;
  const installed = readLock(written);
  return Object.entries(readLock('package-lock.json')).find(
    ([folder, { version, optional, devOptional, peer }]) =>
      folder.startsWith('node_modules/') &&
      version !== undefined &&
      !(optional || devOptional || peer) &&
      installed[folder]?.version !== version,
  );
}

function refuse(sentence) {
  process.stderr.write(`${sentence}\n`);
  process.exit(1);
}

if (isNodeTooOld()) {
  const { major, minor } = OLDEST_NODE;
  refuse(
    `Node.js ${major}.${minor} or newer is needed, and this is ${process.versions.node}: install one, then type npm ci`,
  );
}
if (!['aws-cdk-lib', 'ts-node', 'tsx'].every((name) => existsSync(join(PROJECT, 'node_modules', name)))) {
  refuse("The project's packages are not installed. Type: npm ci");
}
const outdated = findOutdated();
if (outdated) {
  const [folder, { version }] = outdated;
  process.stderr.write(`${folder} is not version ${version}, as package-lock.json has it. Type: npm ci\n`);
}
