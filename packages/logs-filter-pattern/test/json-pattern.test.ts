import { compileFilterPattern } from '../src';

function matches(pattern: string, message: string): boolean {
  return compileFilterPattern(pattern).matches(message);
}

/** The examples of AWS's guide, and more members. */
const EVENT = `{
  "eventType": "UpdateTrail",
  "sourceIPAddress": "111.111.111.111",
  "arrayKey": ["value", "another value"],
  "objectList": [{ "name": "a", "id": 1 }, { "name": "b", "id": 2 }],
  "SomeObject": null,
  "cluster.name": "c",
  "detail-type": "Transaction received",
  "user": { "id": 1, "email": "John.Stiles@example.com" },
  "users": [{ "id": 2, "email": "John.Doe@example.com" }, { "id": 3, "email": "Jane.Doe@example.com" }],
  "actions": ["GET", "PUT", "DELETE"],
  "coordinates": [[0, 1, 2], [4, 5, 6], [7, 8, 9]],
  "someInt": 123,
  "someFloat": 12.34,
  "wholeFloat": 12.0,
  "longNumber": 12345678901234567891,
  "negative": -5e2,
  "emptyString": "",
  "numericString": "404",
  "escaped": "error \\"message\\" \\\\ 50%",
  "ThisFlag": true,
  "ThatFlag": false,
  "emptyArray": []
}
`;

describe('matches', () => {
  it.each([
    '{ $.eventType = "UpdateTrail" }',
    '{$.eventType="UpdateTrail"}',
    '{ $.eventType = UpdateTrail }\n',
    '{ $.eventType = Update* }',
    '{ $.eventType = "*Trail" }',
    '{ $.eventType = *date* }',
    '{ $.eventType = * }',
    '{ $.emptyString = "*" }',
    '{ $.emptyString = "" }',
    '{ $.sourceIPAddress != 123.123.* }',
    '{ $.sourceIPAddress != 111*112 }',
    '{ $.sourceIPAddress = "111.111*.111" }',
    '{ $.arrayKey[0] = "value" }',
    '{ $.arrayKey[*] = "another value" }',
    '{ $.eventType = %Trail% }',
    '{ $.eventType != %^Trail% }',
    '{ $.arrayKey[*] = %val.{2}% }',
    String.raw`{ $.* = %111\.111\.111\.1[0-9]{1,2}% }`,
    '{ $.objectList[1].name = "b" }',
    '{ $.objectList[*].id = 2 }',
    '{ $.[\'cluster.name\'] = "c" }',
    "{ $.user.['id'] = 1 && $.user['id'] = 1 }",
    '{ $.detail-type = "Transaction *" }',
    '{ $.SomeObject IS NULL }',
    '{ $.ThisFlag IS TRUE }',
    '{ $.ThatFlag  IS  FALSE }',
    '{ $.SomeOtherObject NOT EXISTS }',
    '{ $.user.name NOT EXISTS }',
    '{ $.users[2] NOT EXISTS }',
    '{ $.emptyArray[*] NOT EXISTS }',
    '{ $.coordinates[1][2] = 6 }',
    '{ $.someInt = 123 }',
    '{ $.someInt = 123.0 }',
    '{ $.someInt = +1.23e2 }',
    '{ $.someInt = "123" }',
    '{ $.someInt != "123.0" }',
    '{ $.someInt = 12* }',
    '{ $.someInt = *23 }',
    '{ $.someInt = %^1% }',
    '{ $.someInt != 111 }',
    '{ $.someInt != someString }',
    '{ $.someInt > 1 }',
    '{ $.someInt >= 123 }',
    '{ $.someInt < 10e3 }',
    '{ $.someInt<=123 }',
    '{ $.someFloat > 1.0 }',
    '{ $.someFloat = "*.34" }',
    '{ $.someFloat != 10e-3 }',
    '{ $.wholeFloat = 12 }',
    '{ $.wholeFloat != "12" }',
    '{ $.wholeFloat = "12.0" }',
    '{ $.longNumber = "12345678901234567891" }',
    '{ $.negative < -499 }',
    '{ $.numericString = 404 }',
    '{ $.numericString >= 400 }',
    String.raw`{ $.escaped = "error \"message\" \\ 50%" }`,
    '{ ($.user.id = 1) && ($.users[0].email = "John.Doe@example.com") }',
    '{ $.user.email = "John.Stiles@example.com" || $.coordinates[0][1] = "nonmatch" && $.actions[2] = "nonmatch" }',
    '{ $.user.id = 2 || $.users[0].id = 2 || $.actions[0] = "PUT" }',
    '{ ((($.user.id = 1)) && ($.user.id = 2 || $.user.id = 1)) }',
    '{ $.missing != "x" || $.missing NOT EXISTS }',
  ])('%s', (pattern) => {
    expect(matches(pattern, EVENT)).toBe(true);
  });
});

describe('does not match', () => {
  it.each([
    '{ $.eventType = "updatetrail" }',
    '{ $.eventType = "Update" }',
    '{ $.eventType = "Up*date" }',
    '{ $.arrayKey[0] = "another value" }',
    '{ $.arrayKey[2] = "value" }',
    '{ $.arrayKey = "value" }',
    '{ $.users = 1 }',
    '{ $.users != 1 }',
    '{ $.user != "x" }',
    '{ $.user = %.*% }',
    '{ $.missing != "x" }',
    '{ $.missing = * }',
    '{ $.missing IS NULL }',
    '{ $.missing > 0 }',
    '{ $.SomeObject = "*" }',
    '{ $.SomeObject NOT EXISTS }',
    '{ $.eventType IS NULL }',
    '{ $.ThisFlag = true }',
    '{ $.ThisFlag IS FALSE }',
    '{ $.ThatFlag IS NULL }',
    '{ $.ThisFlag[0] = "value" }',
    '{ $.emptyArray[*] = * }',
    '{ $.objectList[*].number = 2 }',
    '{ $.eventType.length > 0 }',
    '{ $.__proto__ = * }',
    '{ $.someInt != 123 }',
    '{ $.someInt != 123.0 }',
    '{ $.someInt = "123.00" }',
    '{ $.someInt > 123 }',
    '{ $.longNumber = "12345678901234567890" }',
    '{ $.sourceIPAddress > 111 }',
    '{ $.sourceIPAddress <= 111 }',
    '{ $.actions[*] = %^get$% }',
    '{ ($.user.email = "John.Stiles@example.com" || $.coordinates[0][1] = "nonmatch") && $.actions[2] = "nonmatch" }',
    '{ ($.user.id = 2 && $.users[0].email = "nonmatch") || $.actions[2] = "GET" }',
  ])('%s', (pattern) => {
    expect(matches(pattern, EVENT)).toBe(false);
  });
});

describe('a message that is no JSON object never matches', () => {
  it.each([
    '',
    'a=1',
    '{',
    '{"a":1',
    '{"b":01}',
    'INFO {"a":1}',
    '{"a":1} {"b":2}',
    '[{"a":1}]',
    '1',
    'null',
    '"x"',
  ])('%j', (message) => {
    expect(matches('{ $.missing NOT EXISTS }', message)).toBe(false);
    expect(matches('{ $.a != 2 }', message)).toBe(false);
  });
});

it('takes the last of two members with the same name', () => {
  expect(matches('{ $.a = 2 }', '{"a":1,"a":2}')).toBe(true);
});
