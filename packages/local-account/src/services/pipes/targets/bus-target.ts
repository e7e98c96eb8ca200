import { AwsError } from '../../../errors/aws-error';
import { jsonOf } from '../pipe-template';
import type { PipeTarget } from './pipe-target';

export interface BusTargetProps {
  readonly busArn: string;
  readonly source: string;
  readonly detailType: string;
  readonly resources: readonly string[];
}

/** Each record is the detail of an event. */
export function busTarget({ busArn, source, detailType, resources }: BusTargetProps): PipeTarget {
  return {
    arn: busArn,
    deliver: async ({ buses }, call, records) => {
      const { Entries = [] } = await buses.putEvents(call, {
        Entries: records.map(({ payload, transaction }) => ({
          EventBusName: busArn,
          Source: source,
          DetailType: detailType,
          Resources: [...resources],
          Detail: jsonOf(payload),
          transaction,
        })),
      });
      return records.map((_, index) => {
        const { EventId, ErrorCode = '', ErrorMessage = '' } = Entries[index] ?? {};
        return EventId === undefined ? new AwsError(ErrorCode, ErrorMessage) : undefined;
      });
    },
  };
}
