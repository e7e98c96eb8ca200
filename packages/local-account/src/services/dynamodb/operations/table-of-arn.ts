import { z } from 'zod';
import { isArn } from '../../../arn';
import { resourceNotFound } from '../errors';
import type { Table } from '../table/table';
import type { Tables } from '../table/tables';

export const resourceArn = z.string().min(1).max(1283);

/** The table of an operation that takes ARNs only. @throws AwsError `ResourceNotFoundException` */
export function tableOfArn(tables: Tables, arn: string): Table {
  const table = isArn(arn) ? tables.find(arn) : undefined;
  if (table) return table;
  throw resourceNotFound();
}
