import { statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, dirname, join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { RuntimeError } from './runtime-error';

export type Handler = (event: unknown, context: unknown, callback?: unknown) => unknown;

const CALLBACK_REMOVED =
  'ERROR: AWS Lambda has removed support for callback-based function handlers starting with Node.js 24. ' +
  'You need to modify this function to use a supported handler signature to use Node.js 24 or later. ' +
  'For more information see https://docs.aws.amazon.com/lambda/latest/dg/nodejs-handler.html.';

/**
 * Finds the handler that the function's `Handler` property names.
 *
 * @param takesCallbacks whether the runtime does
 * @throws RuntimeError as AWS's runtime does, or whatever the module throws while it loads
 */
export async function loadHandler(
  taskRoot: string,
  handlerName: string,
  takesCallbacks: boolean,
): Promise<Handler> {
  if (handlerName.includes('..')) {
    throw new RuntimeError(
      'MalformedHandlerName',
      `'${handlerName}' is not a valid handler name. Use absolute paths when specifying root directories in handler names.`,
    );
  }
  const match = /^([^.]*)\.(.*)$/.exec(basename(handlerName));
  if (!match) throw new RuntimeError('MalformedHandlerName', 'Bad handler');
  const [, moduleName = '', exportPath = ''] = match;
  const folder = resolve(taskRoot, dirname(handlerName));
  const handler = findHandler(await loadModule(taskRoot, folder, moduleName), exportPath, handlerName);
  // AWS goes by the declared number of parameters.
  if (!takesCallbacks && handler.length >= 3)
    throw new RuntimeError('CallbackHandlerDeprecated', CALLBACK_REMOVED);
  return handler;
}

async function loadModule(taskRoot: string, folder: string, moduleName: string): Promise<unknown> {
  try {
    const path = ['', '.js', '.mjs', '.cjs']
      .map((extension) => join(folder, moduleName + extension))
      .find((candidate) => statSync(candidate, { throwIfNoEntry: false })?.isFile());
    if (path) return (await import(pathToFileURL(path).href)) as unknown;
    const require = createRequire(join(taskRoot, 'index.js'));
    return require(require.resolve(moduleName, { paths: [taskRoot, folder] })) as unknown;
  } catch (error) {
    explainMissingSdk(error);
    if (error instanceof SyntaxError) {
      throw new RuntimeError('UserCodeSyntaxError', String(error), error.stack);
    }
    // Only this code: a missing import of an ES module (ERR_MODULE_NOT_FOUND) is passed on as it is, by AWS too.
    if (error instanceof Error && 'code' in error && error.code === 'MODULE_NOT_FOUND') {
      throw new RuntimeError('ImportModuleError', String(error));
    }
    throw error;
  }
}

/** AWS's runtime has all of the SDK, and the local run what is installed: where that makes a difference, the error says it. */
function explainMissingSdk(error: unknown): void {
  if (!(error instanceof Error)) return;
  const [, name] = /^Cannot find (?:module|package) '(@aws-sdk\/[^/']+)/.exec(error.message) ?? [];
  if (name === undefined) return;
  const [first = '', ...others] = error.message.split('\n');
  const hint = `(AWS's runtime brings it, the local run has what this project has: npm install --save-dev ${name})`;
  error.message = [`${first} ${hint}`, ...others].join('\n');
}

function findHandler(module: unknown, exportPath: string, handlerName: string): Handler {
  const exported = member(module, exportPath) ?? member(member(module, 'default'), exportPath);
  if (!exported) throw new RuntimeError('HandlerNotFound', `${handlerName} is undefined or not exported`);
  if (!isHandler(exported)) throw new RuntimeError('HandlerNotFound', `${handlerName} is not a function`);
  return exported;
}

function member(value: unknown, path: string): unknown {
  return path
    .split('.')
    .reduce<unknown>((holder, key) => (isObject(holder) ? holder[key] : undefined), value);
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

function isHandler(value: unknown): value is Handler {
  return typeof value === 'function';
}
