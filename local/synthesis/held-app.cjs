// Loaded into each Node.js process of a `cdk synth` that runs ahead of its time (HeldSynthesis): holds the app's own, once it has loaded
// what the app takes from packages, until it is told to go on.
const { constants, openSync, readFileSync, readSync, realpathSync, writeFileSync } = require('node:fs');
const { dirname, join, sep } = require('node:path');
const { Buffer } = require('node:buffer');
const process = require('node:process');
const { isMainThread } = require('node:worker_threads');

/** Packages that are what they are whenever they are loaded. Another one may look at what the app has set up before. */
const LOADED_AHEAD = /[\\/]node_modules[\\/](?:aws-cdk-lib|constructs|@aws-cdk|ts-node|typescript)[\\/]/;

/** npm is no app, but starts one, as `npx ts-node`. */
const NPM = `${sep}npm${sep}bin${sep}`;

/** The file that this process runs; undefined if it is named without its extension, or there is none. ts-node changes what names it. */
const MAIN = findMain();

function findMain() {
  try {
    return realpathSync(process.argv[1]);
  } catch {
    return undefined;
  }
}

function isApp(folder) {
  return isMainThread && process.env.CDK_OUTDIR === dirname(folder) && !MAIN?.includes(NPM);
}

/** What this process was started with is nothing that the app, or what it starts, should see. */
function restoreEnvironment(nodeOptions) {
  delete process.env.LOCAL_RUN_HELD_APP;
  if (nodeOptions === undefined) delete process.env.NODE_OPTIONS;
  else process.env.NODE_OPTIONS = nodeOptions;
}

/** What cannot be loaded any more is the app's to tell, if it still wants it. */
function tryTo(load) {
  try {
    load();
  } catch {
    // It is tried again when its turn comes.
  }
}

function loadAhead({ packages, sources }) {
  for (const file of packages) tryTo(() => require(file));
  const compiler = process[Symbol.for('ts-node.register.instance')];
  // With types checked, what becomes of a file depends on others.
  if (!compiler?.transpileOnly) return;
  const compiled = new Map();
  const compile = compiler.compile;
  for (const file of sources) {
    tryTo(() => {
      const code = readFileSync(file, 'utf8');
      compiled.set(file, { code, output: compile(code, file) });
    });
  }
  compiler.compile = (code, file, ...more) => {
    const ahead = compiled.get(file);
    return ahead?.code === code ? ahead.output : compile(code, file, ...more);
  };
}

/** Returns when it is told to go on, or was told before; this process ends with the one that would tell it. */
function waitToGoOn(path) {
  const told = Buffer.alloc(1);
  // Opened to wait, a pipe waits for ever for one who writes to it, if that process is gone.
  const glance = openSync(path, constants.O_RDONLY | constants.O_NONBLOCK);
  let bytes;
  try {
    bytes = readSync(glance, told);
  } catch (error) {
    if (error.code !== 'EAGAIN') throw error;
    bytes = readSync(openSync(path, 'r'), told);
  }
  if (bytes === 0) process.exit(1);
}

function listLoaded() {
  const files = Object.keys(require.cache).filter((file) => file !== MAIN);
  return {
    packages: files.filter((file) => LOADED_AHEAD.test(file)),
    sources: files.filter((file) => file.endsWith('.ts') && !file.includes(`${sep}node_modules${sep}`)),
  };
}

const { folder, nodeOptions } = JSON.parse(process.env.LOCAL_RUN_HELD_APP ?? '{}');
if (folder !== undefined && isApp(folder)) {
  restoreEnvironment(nodeOptions);
  loadAhead(JSON.parse(readFileSync(join(folder, 'load-ahead.json'), 'utf8')));
  try {
    waitToGoOn(join(folder, 'go-on'));
  } catch (error) {
    // It goes on already, as the CDK does that runs the app once more.
    if (error.code !== 'ENOENT') throw error;
  }
  process.once('exit', () => {
    writeFileSync(join(folder, 'loaded.json'), JSON.stringify(listLoaded()));
  });
}
