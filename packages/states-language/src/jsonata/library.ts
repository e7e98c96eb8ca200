import type jsonata from 'jsonata';
import { parseExpression, runExpression } from './engine';
import { currentEvaluation } from './evaluation';
import { STEP_FUNCTIONS_ADDITIONS } from './functions';
import { checkOutputOf } from './large-outputs';
import { sortByValue } from './sort-by-value';

/** A function as JSONata's environment holds it. */
interface FunctionDefinition {
  readonly implementation: (this: unknown, ...args: unknown[]) => unknown;
}

/** JSONata's functions, without `$eval`, which Step Functions does not have (step-functions/latest/dg/transforming-data). */
const JSONATA_FUNCTIONS = [
  ...['sum', 'count', 'max', 'min', 'average', 'string', 'substring', 'substringBefore', 'substringAfter'],
  ...['lowercase', 'uppercase', 'length', 'trim', 'pad', 'match', 'contains', 'replace', 'split', 'join'],
  ...[
    'formatNumber',
    'formatBase',
    'formatInteger',
    'parseInteger',
    'number',
    'floor',
    'ceil',
    'round',
    'abs',
  ],
  ...[
    'sqrt',
    'power',
    'boolean',
    'not',
    'map',
    'zip',
    'filter',
    'single',
    'reduce',
    'sift',
    'keys',
    'lookup',
  ],
  ...['append', 'exists', 'spread', 'merge', 'reverse', 'each', 'error', 'assert', 'type', 'sort', 'shuffle'],
  ...['distinct', 'base64encode', 'base64decode', 'encodeUrlComponent', 'encodeUrl', 'decodeUrlComponent'],
  ...['decodeUrl', 'toMillis', 'fromMillis', 'clone'],
];

/** Whether it is the name of a function, of JSONata's or of those that Step Functions adds. */
export function isFunctionName(name: string): boolean {
  return JSONATA_FUNCTIONS.includes(name) || Object.hasOwn(STEP_FUNCTIONS_ADDITIONS, name);
}

let library: ReadonlyMap<string, object> | undefined;

/** Gives an expression its functions: JSONata's and those that Step Functions adds, each within the bounds of an evaluation. */
export function provideFunctions(expression: jsonata.Expression): void {
  library ??= makeLibrary();
  for (const [name, definition] of library) expression.assign(name, definition);
  expression.assign('eval', undefined);
}

function makeLibrary(): ReadonlyMap<string, object> {
  const natives = definitionsOf(JSONATA_FUNCTIONS, () => undefined);
  const additions = definitionsOf(Object.keys(STEP_FUNCTIONS_ADDITIONS), (expression) => {
    for (const [name, [implementation, signature]] of Object.entries(STEP_FUNCTIONS_ADDITIONS)) {
      expression.registerFunction(name, implementation, signature);
    }
  });
  return new Map(
    [...natives, ...additions].map(([name, definition]) => [name, boundFunction(name, definition)]),
  );
}

function definitionsOf(
  names: readonly string[],
  prepare: (expression: jsonata.Expression) => void,
): [string, FunctionDefinition][] {
  const expression = parseExpression(`[${names.map((name) => `$${name}`).join(', ')}]`);
  prepare(expression);
  const definitions = runExpression(expression, {}) as FunctionDefinition[];
  return definitions.map((definition, index) => [names[index] ?? '', definition]);
}

/** A function that shows its result to the evaluation, and does not begin what would be too large before it ends. */
function boundFunction(name: string, definition: FunctionDefinition): FunctionDefinition {
  const { implementation } = definition;
  const bound = function (this: unknown, ...args: unknown[]): unknown {
    checkOutputOf(name, args);
    const { memory } = currentEvaluation();
    const sorted = name === 'sort' ? sortByValue(args[0], args[1]) : undefined;
    const result = sorted ?? implementation.apply(this, args);
    memory.check(result);
    return result;
  };
  // JSONata asks a function how many arguments it has, and reads their names from its text.
  Object.defineProperties(bound, {
    length: { value: implementation.length },
    toString: { value: () => implementation.toString() },
  });
  return { ...definition, implementation: bound };
}
