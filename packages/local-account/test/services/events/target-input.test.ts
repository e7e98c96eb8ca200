import { parseInputPath, targetInput } from '../../../src/services/events/target-input';

const EVENT =
  '{"version":"0","detail-type":"t","detail":{ "text":"hello","number":1.0,"nothing":null,"object":{"first":"o\\"ne","second":[2]},' +
  '"array":["one", "two",{"x":3}],"items":[{"name":"first"},{"name":"second"},{}],"hyphen-key":"dash","under_score":"under",' +
  '"slash/key":"slash","twice":1,"twice":2,"empty":[],"none":{}}}';

function select(path: string): string {
  const input = parseInputPath(path);
  if (!input) throw new Error(`${path} is not taken`);
  return targetInput(input, EVENT);
}

// Paths and results as recorded on AWS, but for white space and spelling, which are the event's own here.
test.each([
  ['$', EVENT],
  ['$.detail-type', '"t"'],
  ['$.detail.object', '{"first":"o\\"ne","second":[2]}'],
  ['$.detail.array', '["one", "two",{"x":3}]'],
  ['$.detail.text', '"hello"'],
  ['$.detail.number', '1.0'],
  ['$.detail.nothing', '{}'],
  ['$.detail.missing', '{}'],
  ['$.detail.text.missing', '{}'],
  ['$.detail.array[1]', '"two"'],
  ['$.detail.array[7]', '{}'],
  ['$.detail.items[1].name', '"second"'],
  ['$.detail.items[*].name', '["first","second"]'],
  ['$.detail.hyphen-key', '"dash"'],
  ['$.detail.under_score', '"under"'],
  ['$.detail.slash/key', '"slash"'],
  ['$.detail.twice', '2'],
  ['$.detail.empty', '[]'],
  ['$.detail.none', '{}'],
])('%s selects %s', (path, selected) => {
  expect(select(path)).toBe(selected);
});

test.each([
  '',
  'detail.text',
  '$.detail.object.*',
  "$['detail']['text']",
  '$["detail"]["text"]',
  '$..text',
  '$.detail.array[-1]',
  '$.detail.array[0:2]',
  '$.',
])('%p is not taken', (path) => {
  expect(parseInputPath(path)).toBeUndefined();
});

test('a constant is given as it is written', () => {
  expect(targetInput({ kind: 'constant', text: '{ "fixed": true }' }, EVENT)).toBe('{ "fixed": true }');
});
