import { signedFor, startToy, type Toy } from './toy-apis';

let toy: Toy;
beforeAll(async () => {
  toy = await startToy();
});
afterAll(() => toy.server[Symbol.asyncDispose]());

async function call(form: Record<string, string>): Promise<{ status: number; text: string }> {
  const response = await fetch(toy.server.url, {
    method: 'POST',
    headers: { ...signedFor('query'), 'content-type': 'application/x-www-form-urlencoded; charset=utf-8' },
    body: new URLSearchParams({ Version: '2020-01-01', ...form }).toString(),
  });
  return { status: response.status, text: await response.text() };
}

test('the answer wraps the result, with lists as members and dates as ISO 8601', async () => {
  const { status, text } = await call({
    Action: 'Echo',
    Text: 'a<&b',
    'Texts.member.2': 'y',
    'Texts.member.1': 'x',
    Count: '3',
  });
  expect(status).toBe(200);
  expect(text).toContain('<EchoResponse xmlns="http://toy/"><EchoResult><Text>a&lt;&amp;b</Text>');
  expect(text).toContain('<Texts><member>x</member><member>y</member></Texts><Count>3</Count>');
  expect(text).toContain('<At>2023-11-14T22:13:20.500Z</At>');
  expect(text).toMatch(/<ResponseMetadata><RequestId>[0-9a-f-]{36}<\/RequestId><\/ResponseMetadata>/);
});

test('an empty list travels as its bare name', async () => {
  expect((await call({ Action: 'Echo', Texts: '' })).text).toMatch(/<Texts\s*\/>|<Texts><\/Texts>/);
});

test('an error has type, code and message', async () => {
  const { status, text } = await call({ Action: 'Fail' });
  expect(status).toBe(404);
  expect(text).toContain(
    '<Error><Type>Sender</Type><Code>NoSuchThing</Code><Message>There is no &lt;such&gt; thing.</Message></Error>',
  );
});

test('an unknown action is named', async () => {
  const { status, text } = await call({ Action: 'Drop' });
  expect(status).toBe(400);
  expect(text).toContain(
    '<Code>InvalidAction</Code><Message>The local run does not serve query Drop.</Message>',
  );
});

test('a request without an action is refused', async () => {
  expect((await call({ Text: 'a' })).text).toContain('<Code>MissingAction</Code>');
});

test('names that objects have anyway are members like any other', async () => {
  expect((await call({ Action: 'Echo', '__proto__.x': '1', 'constructor.member.1': '2' })).status).toBe(200);
  expect(({} as Record<string, unknown>).x).toBeUndefined();
});

test.each([
  ['a name of 100,000 dots', `A${'.'.repeat(100_000)}=1`],
  ['10,001 parameters', '&a'.repeat(10_001)],
  ['a body of nothing but separators', '&'.repeat(15_000_000)],
])('%s is refused', async (_, rest) => {
  const response = await fetch(toy.server.url, {
    method: 'POST',
    headers: { ...signedFor('query'), 'content-type': 'application/x-www-form-urlencoded' },
    body: `Action=Echo&${rest}`,
  });
  expect(response.status).toBe(400);
  expect(await response.text()).toContain('<Type>Sender</Type><Code>MalformedInput</Code>');
  expect(toy.defects).toEqual([]);
});
