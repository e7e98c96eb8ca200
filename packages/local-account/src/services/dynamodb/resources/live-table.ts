import type { LiveResource } from '../../../engine/resource-type';
import type { DynamoDbPorts } from '../ports';
import { createTable } from '../table/create-table';
import { streamArn } from '../table/describe-table';
import type { TableDefinition } from '../table/table-definition';

/** What a table of a template is made with. */
export interface LiveTableProps {
  readonly definition: TableDefinition;
  readonly pointInTimeRecovery?: {
    readonly PointInTimeRecoveryEnabled: boolean;
    readonly RecoveryPeriodInDays?: number;
  };
  readonly timeToLive?: { readonly AttributeName?: string; readonly Enabled: boolean };
  readonly resourcePolicy?: { readonly PolicyDocument: Readonly<Record<string, unknown>> };
}

/** Makes a table of a template, in the name of whoever creates the stack. */
export function createLiveTable(ports: DynamoDbPorts, props: LiveTableProps): LiveResource {
  const { access, clock, expiry } = ports;
  const { definition, pointInTimeRecovery, resourcePolicy, timeToLive } = props;
  const table = createTable(ports, access.administrator, definition, resourcePolicy?.PolicyDocument);
  if (pointInTimeRecovery?.PointInTimeRecoveryEnabled) table.recoverableSince = clock.now();
  if (pointInTimeRecovery?.RecoveryPeriodInDays !== undefined) {
    table.recoveryPeriodDays = pointInTimeRecovery.RecoveryPeriodInDays;
  }
  if (timeToLive?.Enabled && timeToLive.AttributeName !== undefined) {
    expiry.enable(table, timeToLive.AttributeName);
  }
  const StreamArn = streamArn(table);
  return {
    ref: table.name,
    attributes: {
      Arn: table.props.arn,
      TableId: table.props.id,
      ...(StreamArn !== undefined && { StreamArn }),
    },
  };
}
