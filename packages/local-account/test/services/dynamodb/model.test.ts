import fc from 'fast-check';
import { type Answer, ORDERS, worldWith } from './dynamodb-world';

interface Row {
  readonly pk: string;
  readonly sk: number;
  readonly state: string | undefined;
  readonly n: number;
}

const place = {
  pk: fc.constantFrom('a', 'b'),
  sk: fc.integer({ min: -3, max: 3 }),
};

const write = fc.oneof(
  fc.record({
    kind: fc.constant('put' as const),
    ...place,
    state: fc.constantFrom('open', 'done', undefined),
    isNew: fc.boolean(),
  }),
  fc.record({ kind: fc.constant('add' as const), ...place }),
  fc.record({ kind: fc.constant('delete' as const), ...place }),
);

type Write = typeof write extends fc.Arbitrary<infer Value> ? Value : never;

const TableName = 'orders';

const keyOf = ({ pk, sk }: Pick<Row, 'pk' | 'sk'>) => ({ pk: { S: pk }, sk: { N: String(sk) } });

const itemOf = (row: Row) => ({
  ...keyOf(row),
  n: { N: String(row.n) },
  ...(row.state !== undefined && { state: { S: row.state }, due: { S: `${row.pk}${row.sk}` } }),
});

/** Rows by their keys, which do what a table should. */
class Rows {
  readonly byKey = new Map<string, Row>();

  /** Does a write to the rows. @returns the call that does it to the table, and what is to be answered */
  make(made: Write): { operation: string; input: object; answer: Answer } {
    const { pk, sk } = made;
    const key = `${pk} ${sk}`;
    const old = this.byKey.get(key);
    switch (made.kind) {
      case 'put': {
        const row = { pk, sk, state: made.state, n: 0 };
        const isRefused = made.isNew && old !== undefined;
        if (!isRefused) this.byKey.set(key, row);
        return {
          operation: 'PutItem',
          input: {
            Item: itemOf(row),
            ...(made.isNew && { ConditionExpression: 'attribute_not_exists(pk)' }),
          },
          answer: isRefused
            ? { __type: 'ConditionalCheckFailedException', message: 'The conditional request failed' }
            : {},
        };
      }
      case 'add': {
        const row = { pk, sk, state: old?.state, n: (old?.n ?? 0) + 1 };
        this.byKey.set(key, row);
        return {
          operation: 'UpdateItem',
          input: {
            Key: keyOf(made),
            UpdateExpression: 'ADD n :one',
            ExpressionAttributeValues: { ':one': { N: '1' } },
            ReturnValues: 'ALL_NEW',
          },
          answer: { Attributes: itemOf(row) },
        };
      }
      case 'delete':
        this.byKey.delete(key);
        return {
          operation: 'DeleteItem',
          input: { Key: keyOf(made), ReturnValues: 'ALL_OLD' },
          answer: old ? { Attributes: itemOf(old) } : {},
        };
    }
  }

  inPartition(pk: string): Row[] {
    return [...this.byKey.values()].filter((row) => row.pk === pk).sort((one, other) => one.sk - other.sk);
  }

  /** In the order of an index by `due`. */
  inState(state: string): Row[] {
    return [...this.byKey.values()]
      .filter((row) => row.state === state)
      .sort((one, other) => (`${one.pk}${one.sk}` < `${other.pk}${other.sk}` ? -1 : 1));
  }
}

test('whatever is written, a table, its order and its index are those of a list of rows', async () => {
  const counts = { refused: 0, indexed: 0, deleted: 0 };
  await fc.assert(
    fc.asyncProperty(fc.array(write, { minLength: 15, maxLength: 25 }), place.pk, async (writes, pk) => {
      const world = await worldWith(ORDERS);
      const rows = new Rows();
      for (const made of writes) {
        const { operation, input, answer } = rows.make(made);
        expect(await world.call(operation, { TableName, ...input })).toEqual(answer);
        if ('__type' in answer) counts.refused += 1;
        if (operation === 'DeleteItem' && 'Attributes' in answer) counts.deleted += 1;
      }
      const partition = await world.call('Query', {
        TableName,
        KeyConditionExpression: 'pk = :pk',
        ExpressionAttributeValues: { ':pk': { S: pk } },
      });
      expect(partition.Items).toEqual(rows.inPartition(pk).map(itemOf));
      const open = rows.inState('open');
      counts.indexed += open.length;
      const indexed = await world.call('Query', {
        TableName,
        IndexName: 'by-state',
        KeyConditionExpression: '#s = :open',
        ExpressionAttributeNames: { '#s': 'state' },
        ExpressionAttributeValues: { ':open': { S: 'open' } },
      });
      expect(indexed.Items).toEqual(open.map((row) => ({ ...itemOf(row), n: undefined })));
      const { Table } = await world.call('DescribeTable', { TableName });
      expect(Table).toMatchObject({ ItemCount: rows.byKey.size });
    }),
    { numRuns: 40 },
  );
  expect(Object.values(counts).every((count) => count > 20)).toBe(true);
});
