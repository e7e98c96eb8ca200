import { type BareText, InputTemplate } from '../../src/input-transformation/input-template';
import { parseJsonPath, selectPart } from '../../src/input-transformation/json-path';
import { readWrittenObject } from '../../src/input-transformation/written-json';

const EVENT = readWrittenObject(
  '{"detail": {"payload": {"acc_id": "0a787ecb-4015", "sf_id": "baz"}, "listsingle": ["HIGH"], ' +
    '"listmulti": ["ACTIVE", "INACTIVE"], "valid": true, "number": 1.0, "quoted": "a \\"b\\"", "nothing": null}}',
)!;

const PATHS = new Map(
  Object.entries({
    userId: '$.detail.payload.acc_id',
    payload: '$.detail.payload',
    missing: '$.detail.awsAccountId',
    listsingle: '$.detail.listsingle',
    listmulti: '$.detail.listmulti',
    valid: '$.detail.valid',
    number: '$.detail.number',
    quoted: '$.detail.quoted',
    nothing: '$.detail.nothing',
  }),
);

function fill(template: string, bareText: BareText = 'quoted'): string {
  return new InputTemplate(template, bareText).fill((name) =>
    selectPart(EVENT, parseJsonPath(PATHS.get(name)!)!),
  );
}

// Recorded on AWS, but for white space in JSON.
test.each([
  [
    '{"path": "users/<userId>", "bod": <payload>}',
    '{"path": "users/0a787ecb-4015", "bod": {"acc_id": "0a787ecb-4015", "sf_id": "baz"}}',
  ],
  [
    '"Payload of <payload> with path users/<userId> and <userId>"',
    '"Payload of {acc_id:0a787ecb-4015,sf_id:baz} with path users/0a787ecb-4015 and 0a787ecb-4015"',
  ],
  ['{"id" : <userId>}', '{"id" : "0a787ecb-4015"}'],
  ['{"id" : "<userId>"}', '{"id" : "0a787ecb-4015"}'],
  ['{"bod": [<userId>, "hardcoded"]}', '{"bod": ["0a787ecb-4015", "hardcoded"]}'],
  ['"<listsingle> single"\n"<listmulti> multiple"', '"[HIGH] single"\n"[ACTIVE,INACTIVE] multiple"'],
  ['{"singlelistitem": <listsingle>}', '{"singlelistitem": ["HIGH"]}'],
  ['"<missing> system account id"', '" system account id"'],
  ['{"command": <missing>}', '{"command": ""}'],
  ['"Command is <valid>!"', '"Command is true!"'],
  ['"{[/Check with special starting characters"', '"{[/Check with special starting characters"'],
])('%j is filled as on AWS', (template, filled) => {
  expect(fill(template)).toBe(filled);
});

test.each([
  ['numbers keep their spelling', '{"n": <number>, "text": "<number>"}', '{"n": 1.0, "text": "1.0"}'],
  ['a string where a value stands keeps its escapes', '{"a": <quoted>}', '{"a": "a \\"b\\""}'],
  ['a string between quotes is not escaped', '{"a": "<quoted>"}', '{"a": "a "b""}'],
  ['an object between quotes is not, either', '{"a": "<listsingle>"}', '{"a": "["HIGH"]"}'],
  ['null is as good as nothing', '{"a": <nothing>, "b": "<nothing>"}', '{"a": "", "b": ""}'],
  ['escaped quotes end no string', '{"a": "\\"<userId>\\""}', '{"a": "\\"0a787ecb-4015\\""}'],
  ['a string alone gets quotes', '<userId>', '"0a787ecb-4015"'],
  ['an object alone is text', '<payload>', '"{acc_id:0a787ecb-4015,sf_id:baz}"'],
])('%s', (_, template, filled) => {
  expect(fill(template)).toBe(filled);
});

test.each([
  ['<userId>', '0a787ecb-4015'],
  ['some body: "<quoted>"', 'some body: "a "b""'],
  ['Hello, <payload>', 'Hello, {acc_id:0a787ecb-4015,sf_id:baz}'],
])('the text %j of a pipe gets no quotes', (template, filled) => {
  expect(fill(template, 'plain')).toBe(filled);
});

test.each([
  ['{"a": <b>, "c": ["<d> and <e>"]}', true],
  ['[<a>, <b>]', true],
  ['"<a> is <b>"', true],
  ['"one"\n"two <a>"', true],
  ['<a>', true],
  ['{<a>: 1}', false],
  ['{"a": <b>', false],
  ['{"a": b<c>}', false],
  ['<a> is <b>', false],
  ['', false],
])('whether %j is well-formed: %s', (template, isWellFormed) => {
  expect(new InputTemplate(template, 'quoted').isWellFormed).toBe(isWellFormed);
});
