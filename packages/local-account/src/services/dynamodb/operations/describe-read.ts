import type { ItemPage } from '../read/item-page';
import type { ReadSource } from '../read/read-source';
import type { Table } from '../table/table';
import { describeConsumption, readUnits } from './consumed-capacity';

/** What a query and a scan answer. */
export function describeRead(
  table: Table,
  { index }: ReadSource,
  { items, scannedCount, scannedBytes, lastKey }: ItemPage,
  asked: {
    readonly Select?: string;
    readonly ConsistentRead: boolean;
    readonly ReturnConsumedCapacity: 'INDEXES' | 'TOTAL' | 'NONE';
  },
) {
  const units = readUnits(scannedBytes, asked.ConsistentRead);
  return {
    Items: asked.Select === 'COUNT' ? undefined : items,
    Count: items.length,
    ScannedCount: scannedCount,
    LastEvaluatedKey: lastKey,
    ConsumedCapacity: describeConsumption(asked.ReturnConsumedCapacity, {
      table,
      units: index ? 0 : units,
      indexUnits: new Map(index ? [[index.props.name, units]] : []),
    }),
  };
}
