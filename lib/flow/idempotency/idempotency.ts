import { Duration } from 'aws-cdk-lib';
import { type IMetric, Stats } from 'aws-cdk-lib/aws-cloudwatch';
import type { ITable } from 'aws-cdk-lib/aws-dynamodb';
import type { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import {
  Chain,
  Choice,
  Condition,
  Errors,
  Fail,
  type IChainable,
  Parallel,
  Pass,
  type TaskStateBase,
} from 'aws-cdk-lib/aws-stepfunctions';
import { DynamoDeleteItem, DynamoPutItem } from 'aws-cdk-lib/aws-stepfunctions-tasks';
import { Construct } from 'constructs';
import { ConfigurationError } from '../../configuration-error';
import type { PipelineKey } from '../../protection/pipeline-key';
import { DATA_LIMIT_EXCEEDED } from '../data-limit-exceeded';
import { BODY } from '../event-expression';
import { retryTableCall, TABLE_CALL_TIMEOUT } from '../table-call';
import { readKey } from '../transaction-key';
import { TransactionTable } from '../transaction-table';
import { CLAIM, CLAIM_ID, IDEMPOTENCY_KEY, ITEM_KEY, now, windowEnd } from './claim-expressions';
import { claimKey } from './claim-key';

export interface IdempotencyProps {
  /**
   * What a duplicate has in common with the first: the member of the client's JSON at this JSON pointer, such as `/order/id`, a text
   * or a whole number. @default - `apiRequestId`, which tells all duplicates but those that a client makes by sending again
   */
  readonly keyInBody?: string;
  /**
   * For how long after a transaction was processed its duplicates are told. @default - 30 days, which is longer than one can wait in a
   * queue (14) or, by default, be replayed from the archive (7)
   */
  readonly window?: Duration;
  /** The key that encrypts the table. @default - DynamoDB's own */
  readonly encryption?: PipelineKey;
}

/**
 * Has states process a transaction once, however often it arrives within the window: by redelivery, retry, replay, redrive, or sent
 * again by its client. docs/idempotency.md says what it costs, and where it ends.
 *
 * A table has an item a key. An execution claims the key, processes, and marks it as done; what fails gives the key back, so that
 * it can be processed when it comes again. A claim ends by itself when its execution has no time left, for one that was aborted.
 *
 * A workflow can have one: its states have names of their own.
 */
export class Idempotency extends Construct {
  /** What was claimed and done. */
  readonly table: ITable;
  /** What the workflow's role needs beside what the states ask for by themselves. */
  readonly permissions: readonly PolicyStatement[];
  private readonly keyInBody: string | undefined;
  private readonly windowSeconds: number;

  /** @throws ConfigurationError for a window of no time */
  constructor(
    scope: Construct,
    id: string,
    { keyInBody, window = Duration.days(30), encryption }: IdempotencyProps = {},
  ) {
    super(scope, id);
    this.windowSeconds = window.toSeconds();
    if (this.windowSeconds === 0) throw ConfigurationError.badValue('window', 0, 'one second or more');
    this.keyInBody = keyInBody;
    const { table, useOfKey } = new TransactionTable(this, 'Claims', {
      encryption,
      timeToLiveAttribute: 'heldUntil',
    });
    this.table = table;
    this.permissions = useOfKey;
  }

  /**
   * @param states what is done once; their input is the input of what is returned
   * @returns the same, with duplicates told before and the end marked behind. Its output is theirs, or `{"duplicateOf": key}`
   * @throws ConfigurationError if `keyInBody` is no JSON pointer
   */
  around(states: IChainable): Chain {
    const makeClaim = Pass.jsonata(this, 'MakeClaim', {
      // Not the execution: AWS may run an Express workflow more than once, and each run is a duplicate of the others.
      // https://docs.aws.amazon.com/step-functions/latest/dg/choosing-workflow-type.html
      assign: { claimId: '{% $uuid() %}', bodySha256: `{% $hash(${BODY}, "SHA-256") %}` },
    });
    const release = this.releaseKey();
    const suppress = Pass.jsonata(this, 'SuppressDuplicate', {
      outputs: { duplicateOf: `{% $${IDEMPOTENCY_KEY} %}` },
    });
    const process = releasing(
      Parallel.jsonata(this, 'ProcessOnce', { outputs: '{% $states.result[0] %}' }).branch(states),
      release,
    );
    const complete = this.completeKey();
    process.next(complete);
    const start = makeClaim
      .next(readKey(this, { variable: IDEMPOTENCY_KEY, keyInBody: this.keyInBody }))
      .next(releasing(claimKey(this, this.table), release))
      .next(
        Choice.jsonata(this, 'IsDuplicate')
          .when(Condition.jsonata('{% $isDuplicate %}'), suppress)
          .otherwise(process),
      );
    return Chain.custom(start.startState, [suppress, complete], complete);
  }

  /**
   * How many duplicates were suppressed. DynamoDB counts the calls that succeed by their operation, and items are updated for nothing else.
   *
   * @see https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/metrics-dimensions.html
   */
  metricDuplicates(): IMetric {
    return this.table.metricSuccessfulRequestLatency({
      dimensionsMap: { Operation: 'UpdateItem' },
      statistic: Stats.SAMPLE_COUNT,
      label: 'duplicates',
    });
  }

  private completeKey(): TaskStateBase {
    return retryTableCall(
      DynamoPutItem.jsonata(this, 'CompleteKey', {
        table: this.table,
        item: { ...CLAIM, completedAt: now, heldUntil: windowEnd(this.windowSeconds) },
        conditionExpression: 'claimId = :claimId',
        expressionAttributeValues: { ':claimId': CLAIM_ID },
        outputs: '{% $states.input %}',
        taskTimeout: TABLE_CALL_TIMEOUT,
      }),
    );
  }

  /** Gives the key back, if it is this execution's, and fails with what the processing failed with. */
  private releaseKey(): IChainable {
    const failed = Fail.jsonata(this, 'ProcessingFailed', {
      error: '{% $processingError.Error ? $processingError.Error : "UNKNOWN" %}',
      cause: '{% $processingError.Cause ? $processingError.Cause : "" %}',
    });
    return retryTableCall(
      DynamoDeleteItem.jsonata(this, 'ReleaseKey', {
        table: this.table,
        key: ITEM_KEY,
        conditionExpression: 'claimId = :claimId',
        expressionAttributeValues: { ':claimId': CLAIM_ID },
        taskTimeout: TABLE_CALL_TIMEOUT,
      }),
    )
      .addCatch(failed)
      .next(failed);
  }
}

function releasing(state: Parallel, release: IChainable): Parallel {
  const assign = { processingError: '{% $states.errorOutput %}' };
  return state
    .addCatch(release, { errors: [DATA_LIMIT_EXCEEDED], assign })
    .addCatch(release, { errors: [Errors.ALL], assign });
}
