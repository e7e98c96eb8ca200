import { parseJsonPath } from '../../../src/input-transformation/json-path';
import { readDetail } from '../../../src/services/events/bus/event-detail';
import { ParsedEvent } from '../../../src/services/events/bus/parsed-event';
import { constantInput, inputOfPath } from '../../../src/services/events/delivery/target-input';

const DETAIL =
  '{ "text":"hello","number":1.0,"nothing":null,"object":{"first":"o\\"ne","second":[2]},' +
  '"array":["one", "two",{"x":3}],"items":[{"name":"first"},{"name":"second"},{}],"hyphen-key":"dash","under_score":"under",' +
  '"slash/key":"slash","twice":1,"twice":2,"empty":[],"none":{}}';

const EVENT = new ParsedEvent(
  {
    id: 'i',
    detailType: 't',
    source: 's',
    account: '000000000000',
    region: 'eu-west-1',
    time: Date.UTC(2026, 0, 2, 3, 4, 5),
    resources: ['x', 'y'],
    detail: DETAIL,
    ingestedAt: 0,
    transaction: {},
  },
  readDetail(DETAIL)!,
);

const RULE = { name: 'r', arn: 'arn:aws:events:eu-west-1:000000000000:rule/r' };

// Paths and results as recorded on AWS, but for white space and spelling, which are the event's own here.
test.each([
  ['$', EVENT.text],
  ['$.detail-type', '"t"'],
  ['$.time', '"2026-01-02T03:04:05Z"'],
  ['$.resources', '["x","y"]'],
  ['$.resources[1]', '"y"'],
  ['$.detail', DETAIL],
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
  const { text, value } = inputOfPath(parseJsonPath(path)!)(EVENT, RULE);

  expect(text).toBe(selected);
  expect(value).toEqual(JSON.parse(selected));
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
  expect(parseJsonPath(path)).toBeUndefined();
});

test('a constant is given as it is written', () => {
  const input = { text: '{ "fixed": true }', value: { fixed: true } };

  expect(constantInput(input)(EVENT, RULE)).toBe(input);
});
