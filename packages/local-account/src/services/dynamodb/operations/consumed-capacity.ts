import type { ConsumedCapacity } from '@aws-sdk/client-dynamodb';
import { itemSize } from '../item/item-size';
import type { ItemChange, Table } from '../table/table';

/** What a request takes of what a table and its indexes can do, in capacity units. Nothing is held back for lack of it here. */
export interface Consumption {
  readonly table: Table;
  readonly units: number;
  /** By the names of the indexes. */
  readonly indexUnits: ReadonlyMap<string, number>;
}

const WRITE_UNIT_BYTES = 1024;
const READ_UNIT_BYTES = 4096;

/**
 * @param sizeBytes of the items read
 * @see https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/read-write-operations.html
 */
export function readUnits(sizeBytes: number, isConsistent: boolean): number {
  return Math.max(1, Math.ceil(sizeBytes / READ_UNIT_BYTES)) * (isConsistent ? 1 : 0.5);
}

/** What a write takes: by the larger of the item before and after it, and of each index in which something changes. */
export function writeConsumption({ table, before, after }: ItemChange, factor: 1 | 2 = 1): Consumption {
  const indexUnits = table.indexes.flatMap((index): [string, number][] => {
    const [from, to] = [before, after].map((stored) => stored && index.positionOf(stored.item));
    const sizes = [
      before && from && itemSize(index.project(before.item)),
      after && to && itemSize(index.project(after.item)),
    ].filter((size) => size !== undefined);
    if (sizes.length === 0) return [];
    const isMoved = JSON.stringify(from) !== JSON.stringify(to);
    const units = isMoved
      ? sizes.reduce((sum, size) => sum + writeUnits(size), 0)
      : writeUnits(Math.max(...sizes));
    return [[index.props.name, units * factor]];
  });
  const size = Math.max(before?.sizeBytes ?? 0, after?.sizeBytes ?? 0);
  return { table, units: writeUnits(size) * factor, indexUnits: new Map(indexUnits) };
}

function writeUnits(sizeBytes: number): number {
  return Math.max(1, Math.ceil(sizeBytes / WRITE_UNIT_BYTES));
}

/** @returns undefined where it is not asked for */
export function describeConsumption(
  asked: 'INDEXES' | 'TOTAL' | 'NONE',
  { table, units, indexUnits }: Consumption,
): ConsumedCapacity | undefined {
  if (asked === 'NONE') return undefined;
  const total = {
    TableName: table.name,
    CapacityUnits: [...indexUnits.values()].reduce((sum, each) => sum + each, units),
  };
  if (asked === 'TOTAL') return total;
  return {
    ...total,
    Table: { CapacityUnits: units },
    LocalSecondaryIndexes: unitsByIndex(table, indexUnits, false),
    GlobalSecondaryIndexes: unitsByIndex(table, indexUnits, true),
  };
}

/** One description a table. @returns undefined where it is not asked for */
export function describeConsumptions(
  asked: 'INDEXES' | 'TOTAL' | 'NONE',
  consumptions: readonly Consumption[],
): ConsumedCapacity[] | undefined {
  if (asked === 'NONE') return undefined;
  const byTable = new Map<Table, Consumption>();
  for (const consumption of consumptions) {
    const earlier = byTable.get(consumption.table);
    byTable.set(consumption.table, earlier ? addConsumption(earlier, consumption) : consumption);
  }
  return [...byTable.values()].flatMap((consumption) => describeConsumption(asked, consumption) ?? []);
}

function addConsumption(one: Consumption, other: Consumption): Consumption {
  const indexUnits = new Map(one.indexUnits);
  for (const [name, units] of other.indexUnits) indexUnits.set(name, (indexUnits.get(name) ?? 0) + units);
  return { table: one.table, units: one.units + other.units, indexUnits };
}

function unitsByIndex({ indexes }: Table, indexUnits: ReadonlyMap<string, number>, isGlobal: boolean) {
  const units = indexes
    .filter(({ props }) => props.isGlobal === isGlobal && indexUnits.has(props.name))
    .map(({ props: { name } }) => [name, { CapacityUnits: indexUnits.get(name) }] as const);
  return units.length > 0 ? Object.fromEntries(units) : undefined;
}
