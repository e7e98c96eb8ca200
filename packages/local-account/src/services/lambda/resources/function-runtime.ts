import { z } from 'zod';
import { RefusedError } from '../../../errors/refused-error';
import { findPython } from '../environment/find-python';
import type { FunctionConfiguration } from '../function/function-configuration';

export const runtimeProperty = z.string().regex(/^(?:nodejs|python)/, {
  error: ({ input }) =>
    `The local run runs functions in Node.js and Python only, not ${JSON.stringify(input)}`,
});

/** As AWS names them, those that have no more support included. */
const PYTHON = /^python3\.\d+$/;

/**
 * Finds what runs a function that Node.js does not.
 *
 * @param where how errors name the property
 * @throws RefusedError where this machine has no Python that can
 */
export function takePython(runtime: string, where: string): Pick<FunctionConfiguration, 'python'> {
  if (!PYTHON.test(runtime)) return {};
  const python = findPython(runtime);
  if (python) return { python };
  const version = runtime.replace('python', '');
  throw new RefusedError(
    where,
    `This machine has no Python ${version} or later: neither ${runtime} nor python3 leads to one. Install it, or put it on the PATH.`,
  );
}
