import type { Compilation } from './compilation';

const VARIABLE_NAME = /^[\p{L}_][\p{L}\p{N}_]{0,79}$/u;

/** Reports what no variable may be called. @param path of the `Assign` */
export function checkVariableNames(names: readonly string[], path: string, compilation: Compilation): void {
  for (const name of names) {
    if (name === 'states') {
      const message = "Cannot assign to reserved variable '$states'.";
      compilation.report(`${path}/${name}`, message, 'RESERVED_VARIABLE_NAME');
    } else if (!VARIABLE_NAME.test(name)) {
      const message = `Invalid variable name '${name}': the variable name contains invalid characters.`;
      compilation.report(`${path}/${name}`, message, 'INVALID_VARIABLE_NAME');
    }
  }
}
