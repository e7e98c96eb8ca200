import type { Construct } from 'constructs';
import type { BuildOptions } from 'esbuild';

/** The context key that the local run sets when a debugger is to find its way (`npm start -- --inspect`); a deployment never has it. */
const CONTEXT_KEY = 'local-run:inspect';

/**
 * How functions are bundled so that a debugger finds the TypeScript, and names as they are written there.
 *
 * @returns nothing for a deployment
 */
export function bundlingToDebug(scope: Construct): Pick<BuildOptions, 'minify' | 'sourcemap'> {
  return scope.node.tryGetContext(CONTEXT_KEY) === undefined ? {} : { minify: false, sourcemap: true };
}
