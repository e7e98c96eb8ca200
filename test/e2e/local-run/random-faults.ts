import type { PutEventsResponse } from '@aws-sdk/client-eventbridge';
import fc from 'fast-check';
import { AccessDenied, AwsError, TooManyRequests } from '@pipeline/local-account';
import type { FaultsByHop } from './faults-by-hop';

/**
 * Faults at every hop, at random, some before a call and some after it. Spared are the sends to the dead-letter queue: a
 * failed one of EventBridge's is where the guarantee ends, and the workflow's have a test of their own.
 */
export function randomFaults(seed: number): FaultsByHop {
  const percent = percents(seed);
  return {
    sqs: (operation, queueArn) => {
      if (!queueArn.includes('Source')) return;
      const chance = { SendMessage: 10, ReceiveMessage: 2, DeleteMessageBatch: 20 }[operation] ?? 0;
      if (percent() < chance) throw new AwsError('InternalFailure', 'It fails on purpose.', 500);
    },
    putEvents: async (entries, put): Promise<PutEventsResponse> => {
      const fate = percent();
      if (fate < 10) throw new AwsError('ThrottlingException', 'Rate exceeded');
      if (fate < 20) throw new AccessDenied('events:PutEvents', '*', 'It is denied on purpose.');
      if (fate < 40) {
        const { Entries = [] } = entries.length > 1 ? await put(entries.slice(1)) : {};
        const refused = { ErrorCode: 'InternalFailure', ErrorMessage: 'One is refused on purpose.' };
        return { FailedEntryCount: 1, Entries: [refused, ...Entries] };
      }
      const answer = await put(entries);
      if (fate < 50) throw new AwsError('InternalFailure', 'The answer is lost on purpose.', 500);
      return answer;
    },
    startExecution: () => {
      const fate = percent();
      if (fate < 20) throw new AwsError('ThrottlingException', 'Rate exceeded');
      if (fate < 25) throw new AccessDenied('states:StartExecution', '*', 'It is denied on purpose.');
    },
    invoke: () => {
      const fate = percent();
      if (fate < 10) throw new TooManyRequests('ReservedFunctionConcurrentInvocationLimitExceeded');
      if (fate < 15) throw new AwsError('ServiceException', 'It fails on purpose.', 500);
      if (fate < 20) return 'crash';
      if (fate < 22) return 'hang';
      return undefined;
    },
  };
}

/** An endless row of numbers from 0 to 99, the same for the same seed. */
function percents(seed: number): () => number {
  const row = fc.sample(fc.nat(99), { seed, numRuns: 10_000 });
  let next = 0;
  return () => row[next++ % row.length] ?? 0;
}
