import type { ContinuousBackupsDescription } from '@aws-sdk/client-dynamodb';
import type { Clock } from '../../../clock/clock';
import { AwsError } from '../../../errors/aws-error';
import type { Table } from '../table/table';
import type { Tables } from '../table/tables';

const DAY_MS = 86_400_000;

/** "Typically five minutes before the current time" (DynamoDB API Reference, PointInTimeRecoveryDescription). */
const LATEST_AGO_MS = 300_000;

/** @throws AwsError `TableNotFoundException` */
export function tableOfBackups(tables: Tables, reference: string): Table {
  const table = tables.find(reference);
  if (table) return table;
  throw new AwsError('TableNotFoundException', `Table not found: ${reference}`);
}

/** What is answered about backups of every second. None are made here, and so none can be restored. */
export function describeBackups(
  { recoverableSince, recoveryPeriodDays }: Table,
  clock: Pick<Clock, 'now'>,
): ContinuousBackupsDescription {
  const now = clock.now();
  return {
    ContinuousBackupsStatus: 'ENABLED',
    PointInTimeRecoveryDescription:
      recoverableSince === undefined
        ? { PointInTimeRecoveryStatus: 'DISABLED' }
        : {
            EarliestRestorableDateTime: new Date(
              Math.max(recoverableSince, now - recoveryPeriodDays * DAY_MS),
            ),
            LatestRestorableDateTime: new Date(Math.max(recoverableSince, now - LATEST_AGO_MS)),
            PointInTimeRecoveryStatus: 'ENABLED',
            RecoveryPeriodInDays: recoveryPeriodDays,
          },
  };
}
