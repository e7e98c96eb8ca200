import fc from 'fast-check';
import { XMLParser } from 'fast-xml-parser';
import { xml, xmlMembers } from '../../src/wire/xml';

const parser = new XMLParser({ parseTagValue: false, trimValues: false, htmlEntities: true });

test('every text that XML can hold comes back as it was', () => {
  const legal = fc
    .string({ unit: 'binary' })
    .filter((text) => text !== '' && /^[\t\n\r\x20-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]*$/u.test(text));
  fc.assert(
    fc.property(legal, (Text) => {
      const { Answer } = parser.parse(xml('Answer', '', { Text })) as { Answer: { Text: string } };
      expect(Answer.Text).toBe(Text);
    }),
  );
});

test('a carriage return is written by its number, since a reader makes a line feed of any other', () => {
  expect(xml('A', '', { Text: 'a\r\nb' })).toContain('<Text>a&#xD;\nb</Text>');
});

test('what XML cannot hold does not break the document', () => {
  expect(xml('A', '', { Text: 'a\u0001\uD800b' })).toContain('<Text>a\uFFFD\uFFFDb</Text>');
});

test('what is empty closes itself, of undefined there is nothing, and the namespace is an attribute', () => {
  const content = { Empty: '', Null: null, Nothing: undefined, List: [], Members: {}, Zero: 0, No: false };
  expect(xml('A', 'http://a/?b=1&c=2', content)).toBe(
    '<?xml version="1.0"?><A xmlns="http://a/?b=1&amp;c=2"><Empty/><Null/><Members/><Zero>0</Zero><No>false</No></A>',
  );
});

test('quotes are written by entities in texts, and #text stands in its element itself', () => {
  expect(xml('A', '', { '#text': `<&"'>` })).toBe('<?xml version="1.0"?><A>&lt;&amp;&quot;&apos;&gt;</A>');
});

test('flattened lists and maps are repeated elements', () => {
  const flattened = new Map([
    ['Names', { element: 'Name' }],
    ['Things', { element: 'Thing', entry: { key: 'Key', value: 'Value' } }],
  ]);
  const output = { Names: ['a', 'b'], Things: { k: { Names: ['c'] } }, Bytes: Buffer.from('hi') };
  expect(xml('A', '', xmlMembers(output, { flattened }) as object)).toContain(
    '<A><Name>a</Name><Name>b</Name><Thing><Key>k</Key><Value><Name>c</Name></Value></Thing><Bytes>aGk=</Bytes></A>',
  );
});

test('a map with an element around it has an entry for each key', () => {
  const maps = new Map([['Attributes', { key: 'key', value: 'value' }]]);
  const output = { Attributes: { a: '1', b: '2' }, Other: { a: '1' } };
  expect(xml('A', '', xmlMembers(output, { maps }) as object)).toContain(
    '<A><Attributes><entry><key>a</key><value>1</value></entry><entry><key>b</key><value>2</value></entry></Attributes><Other><a>1</a></Other></A>',
  );
});
