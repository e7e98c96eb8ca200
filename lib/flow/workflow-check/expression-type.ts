import jsonata from 'jsonata';

/** With what the library's own types leave out. */
type Node = Omit<jsonata.ExprNode, 'type'> & {
  readonly type: string;
  readonly then?: Node;
  readonly else?: Node;
};

/**
 * The expressions in a value whose type depends on the data.
 *
 * @param free the paths, such as `.Entries[0].Detail`, below which any type will do
 * @returns the path of each and the expression, without `{% %}`
 */
export function dependsOnData(
  value: unknown,
  free: RegExp | undefined,
  path = '',
): [path: string, expression: string][] {
  if (free?.test(path)) return [];
  if (typeof value === 'string') {
    const [, expression] = /^\{%(.*)%\}$/s.exec(value) ?? [];
    return expression === undefined || isOfKnownType(expression) ? [] : [[path, expression]];
  }
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, member]) =>
    dependsOnData(member, free, Array.isArray(value) ? `${path}[${key}]` : `${path}.${key}`),
  );
}

function isOfKnownType(expression: string): boolean {
  try {
    return typeOf(jsonata(expression).ast()) !== undefined;
  } catch {
    // What cannot be parsed is of no type.
    return false;
  }
}

/**
 * What type an expression is of whenever it yields something: what yields nothing, or fails, is States.QueryEvaluationError, which
 * can be caught. An object or an array is of no known type, since members that yield nothing are left out of it.
 *
 * @param known the types of variables that the expression itself assigns
 * @returns undefined where it depends on the data
 */
function typeOf(node: Node, known: ReadonlyMap<unknown, Type | undefined> = new Map()): Type | undefined {
  switch (node.type) {
    case 'string':
    case 'number':
      return node.type;
    case 'value':
      return typeof node.value === 'boolean' ? 'boolean' : undefined;
    // An array and an object are unary, too, and of no known type.
    case 'unary':
    case 'binary':
      return OPERATORS.get(String(node.value));
    case 'function':
      return FUNCTIONS.get(String(node.procedure?.value));
    case 'variable':
      return known.get(node.value);
    case 'block':
      return typeOfBlock(node.expressions ?? [], known);
    case 'condition': {
      const ways = [node.then, node.else].filter((way) => way !== undefined);
      const types = new Set(ways.map((way) => typeOf(way, known)));
      return types.size === 1 ? [...types][0] : undefined;
    }
    case 'path':
      return isOfContext(node.steps ?? []) ? 'string' : undefined;
    default:
      return undefined;
  }
}

type Type = 'string' | 'number' | 'boolean';

function typeOfBlock(
  expressions: readonly Node[],
  outside: ReadonlyMap<unknown, Type | undefined>,
): Type | undefined {
  const known = new Map(outside);
  for (const { type, lhs, rhs } of expressions) {
    if (type === 'bind' && rhs) known.set((lhs as Node).value, typeOf(rhs, known));
  }
  const last = expressions.at(-1);
  return last && typeOf(last, known);
}

/** `$states.context.Execution.Id` and the like. */
function isOfContext(steps: readonly Node[]): boolean {
  const [variable, context, ...path] = steps.map(({ value }) => String(value));
  return variable === 'states' && context === 'context' && TEXTS_OF_CONTEXT.has(path.join('.'));
}

/** https://docs.aws.amazon.com/step-functions/latest/dg/input-output-contextobject.html */
const TEXTS_OF_CONTEXT = new Set([
  'Execution.Id',
  'Execution.Name',
  'Execution.RoleArn',
  'Execution.StartTime',
  'State.EnteredTime',
  'State.Name',
  'StateMachine.Id',
  'StateMachine.Name',
]);

/** https://docs.jsonata.org/expressions */
const OPERATORS: ReadonlyMap<string, Type> = new Map([
  ['&', 'string'],
  ...of('number', '+ - * / %'),
  ...of('boolean', '= != < <= > >= in and or'),
]);

/** https://docs.jsonata.org/string-functions and the pages beside it; `uuid` and `hash` are Step Functions' own. */
const FUNCTIONS: ReadonlyMap<string, Type> = new Map([
  ...of(
    'string',
    'string substring substringBefore substringAfter uppercase lowercase trim pad join replace',
  ),
  ...of('string', 'base64encode base64decode encodeUrl encodeUrlComponent decodeUrl decodeUrlComponent'),
  ...of('string', 'formatNumber formatBase formatInteger now fromMillis type uuid hash'),
  ...of('number', 'number length count sum max min average abs floor ceil round power sqrt random'),
  ...of('number', 'parseInteger millis toMillis'),
  ...of('boolean', 'boolean not exists contains'),
]);

function of(type: Type, names: string): [name: string, type: Type][] {
  return names.split(' ').map((name) => [name, type]);
}
