import { spawnSync } from 'node:child_process';

/** A Python of this machine. */
export interface PythonProgram {
  readonly path: string;
  /** Such as `3.12.7`. */
  readonly version: string;
}

/** The runtimes of Python that AWS runs and this machine's can stand for, as `python3.12`. */
const RUNTIME = /^python3\.(\d+)$/;

const programs = new Map<string, PythonProgram | undefined>();

/**
 * The Python that runs a function: of the very version that its runtime names, else `python3`, if it is a later one.
 *
 * @param runtime such as `python3.12`
 * @returns undefined if there is none
 */
export function findPython(runtime: string): PythonProgram | undefined {
  if (!programs.has(runtime)) programs.set(runtime, lookForPython(runtime));
  return programs.get(runtime);
}

function lookForPython(runtime: string): PythonProgram | undefined {
  const wanted = Number(RUNTIME.exec(runtime)?.[1]);
  return [runtime, 'python3'].map(describeProgram).find((program) => minorVersion(program) >= wanted);
}

/** What a command leads to: it may be a script that chooses among several. */
function describeProgram(command: string): PythonProgram | undefined {
  const script = 'import platform, sys; print(sys.executable); print(platform.python_version())';
  const { status, stdout } = spawnSync(command, ['-c', script], { encoding: 'utf8' });
  const [path = '', version = ''] = status === 0 ? stdout.split('\n') : [];
  return path === '' || version === '' ? undefined : { path, version };
}

function minorVersion(program: PythonProgram | undefined): number {
  return Number(/^3\.(\d+)\./.exec(program?.version ?? '')?.[1] ?? -1);
}
