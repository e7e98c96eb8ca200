import { AwsError } from '../../../src/errors/aws-error';
import { ItemMemory } from '../../../src/services/dynamodb/table/item-memory';
import { Tables } from '../../../src/services/dynamodb/table/tables';
import { accountPorts } from '../../account-ports';
import { PLAIN } from './dynamodb-world';

const putting = (tables: Tables, id: string) =>
  tables.get('plain').putting({ id: { S: id }, text: { S: 't'.repeat(1000) } }, '');

test('what does not fit into memory is refused whole, and what is deleted makes room', () => {
  const tables = new Tables(accountPorts(), new ItemMemory(10_000));
  tables.create({ ...PLAIN, tags: new Map(), DeletionProtectionEnabled: false } as never);
  const put = (...ids: string[]) => {
    tables.make(ids.map((id) => putting(tables, id)));
  };
  put('a', 'b', 'c');
  expect(() => {
    put('d', 'e');
  }).toThrow(AwsError);
  expect(tables.get('plain').count).toBe(3);
  tables.make([tables.get('plain').deleting({ id: { S: 'a' } })]);
  put('d');
  tables.delete(tables.get('plain'));
  tables.create({ ...PLAIN, tags: new Map(), DeletionProtectionEnabled: false } as never);
  put('a', 'b', 'c');
  expect(tables.get('plain').count).toBe(3);
});
