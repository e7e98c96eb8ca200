import { readFileSync } from 'node:fs';
import { compileFunction, createContext, Script } from 'node:vm';
import type jsonata from 'jsonata';
import { JSONATA_OPTIONS } from './bounds';

type Jsonata = (text: string, options: jsonata.JsonataOptions) => jsonata.Expression;

/**
 * JSONata without its promises. It waits for functions that are registered with it, of which none here makes it wait; and
 * an evaluation that never leaves its call can be stopped wherever it is: in a pattern that backtracks, in a comparison of
 * each element with each, in a recursion. JSONata's own time limit is looked at between its steps only.
 */
const parse = loadWithoutPromises(readFileSync(require.resolve('jsonata'), 'utf8'));

function loadWithoutPromises(source: string): Jsonata {
  const synchronous = source.replace(/\basync\s+(?=function\b|\()/g, '').replace(/\bawait\s/g, '');
  const load = compileFunction(synchronous, ['module', 'exports', 'Promise']) as (
    ...globals: [module: { exports: unknown }, exports: object, promise: object]
  ) => void;
  const module = { exports: {} };
  load(module, module.exports, { all: (values: unknown[]) => values });
  return module.exports as Jsonata;
}

/** @throws what JSONata throws for a text that it cannot parse */
export function parseExpression(text: string): jsonata.Expression {
  return parse(text, JSONATA_OPTIONS);
}

const sandbox: { run?: () => void } = createContext({});
const runInSandbox = new Script('run()');

/**
 * Evaluates an expression.
 *
 * @param timeoutMs @default - none, for what cannot take long: a timeout costs a thread
 * @throws what JSONata throws; an Error with the code `ERR_SCRIPT_EXECUTION_TIMEOUT`
 */
export function runExpression(
  expression: jsonata.Expression,
  bindings: Record<string, unknown>,
  timeoutMs?: number,
): unknown {
  const evaluate = (): unknown => expression.evaluate(undefined, bindings);
  if (timeoutMs === undefined) return evaluate();
  let value: unknown;
  sandbox.run = () => {
    value = evaluate();
  };
  try {
    runInSandbox.runInContext(sandbox, { timeout: timeoutMs });
    return value;
  } finally {
    delete sandbox.run;
  }
}
