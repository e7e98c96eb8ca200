import { CfnOutput, Duration } from 'aws-cdk-lib';
import type { IEventBus } from 'aws-cdk-lib/aws-events';
import {
  Choice,
  Condition,
  Errors,
  Fail,
  type IChainable,
  Map as MapState,
  Parallel,
  Pass,
  TaskInput,
  type TaskStateBase,
  Timeout,
  Wait,
  WaitTime,
} from 'aws-cdk-lib/aws-stepfunctions';
import { EventBridgePutEvents } from 'aws-cdk-lib/aws-stepfunctions-tasks';
import type { Construct } from 'constructs';
import { API_REQUEST_ID, BODY } from '../../lib/flow/event-expression';
import { invokeFunction } from '../../lib/flow/invoke-function';
import { itemsUpTo } from '../../lib/flow/items-up-to';
import type { Processing, ProcessingContext } from '../../lib/flow/processing';
import { transactionLogger } from '../../lib/flow/transaction-logger';
import { APPROVED, REFUSED, SOURCE } from './approval-event';
import { ApprovalQueue } from './approval-queue';

/** Orders of more are refused, in cents. */
const LIMIT_CENTS = 100_000;

/** What an order may have of lines: as many as a Map takes at once. */
const MOST_LINES = 40;

/** How long an order is held before it is decided. */
const HOLD = Duration.seconds(2);

/**
 * Decides on orders, once the delivered function has logged them, and publishes each decision on the pipeline's bus:
 *
 * `{"order": "A-1", "lines": [{"article": "pen", "quantity": 2, "cents": 150}]}`
 *
 * A transaction without lines is no order, and needs no decision.
 */
export function approveOrders(scope: Construct, context: ProcessingContext): Processing {
  const logger = transactionLogger(scope, context);
  const { queue } = new ApprovalQueue(scope, 'Approvals', context);
  new CfnOutput(scope, 'ApprovalQueueUrl', {
    description: 'Where decisions are fetched',
    value: queue.queueUrl,
  });
  const decide = checkOrder(scope).next(
    Choice.jsonata(scope, 'IsWithinLimit')
      .when(
        Condition.jsonata(`{% $totalCents <= ${LIMIT_CENTS} %}`),
        publish(scope, 'PublishApproval', context.eventBus, APPROVED),
      )
      .otherwise(publish(scope, 'PublishRefusal', context.eventBus, REFUSED)),
  );
  return {
    states: invokeFunction(scope, 'LogTransaction', logger.function, { maxRetries: 4 }).next(
      Choice.jsonata(scope, 'IsOrder')
        .when(Condition.jsonata(`{% $count($parse(${BODY}).lines) > 0 %}`), decide)
        .otherwise(Pass.jsonata(scope, 'NothingToDecide')),
    ),
    functions: { Function: logger.function },
    log: logger.logGroup,
  };
}

/** Adds the lines up while the order is held. */
function checkOrder(scope: Construct): Parallel {
  const sumUp = MapState.jsonata(scope, 'CheckLines', {
    items: itemsUpTo(MOST_LINES, `$parse(${BODY}).lines`),
    maxConcurrency: MOST_LINES,
  }).itemProcessor(checkLine(scope));
  return Parallel.jsonata(scope, 'CheckOrder', {
    assign: { totalCents: '{% $sum($states.result[0]) %}' },
  }).branch(sumUp, Wait.jsonata(scope, 'HoldOrder', { time: WaitTime.duration(HOLD) }));
}

/** Gives the cents of a line. Its input is the line. */
function checkLine(scope: Construct): IChainable {
  const isCount = (member: string) =>
    `$type($states.input.${member}) = "number" and $states.input.${member} = $floor($states.input.${member}) and $states.input.${member} > 0`;
  return Choice.jsonata(scope, 'IsLineComplete')
    .when(
      Condition.jsonata(`{% ${isCount('quantity')} and ${isCount('cents')} %}`),
      Pass.jsonata(scope, 'SumUpLine', { outputs: '{% $states.input.quantity * $states.input.cents %}' }),
    )
    .otherwise(
      Fail.jsonata(scope, 'LineIsIncomplete', {
        error: 'OrderLineError',
        cause:
          '{% "/lines/" & $string($states.context.Map.Item.Index) & " has no quantity and cents that are whole numbers above 0." %}',
      }),
    );
}

function publish(scope: Construct, id: string, eventBus: IEventBus, detailType: string): TaskStateBase {
  const task = EventBridgePutEvents.jsonata(scope, id, {
    entries: [
      {
        eventBus,
        source: SOURCE,
        detailType,
        detail: TaskInput.fromObject({
          apiRequestId: `{% ${API_REQUEST_ID} %}`,
          order: `{% ($order := $parse(${BODY}).order; $type($order) = "string" ? $order : "") %}`,
          totalCents: '{% $totalCents %}',
        }),
      },
    ],
    outputs: { decision: detailType },
    taskTimeout: Timeout.duration(Duration.seconds(5)),
  });
  return task.addRetry({ errors: [Errors.ALL], interval: Duration.seconds(1), maxAttempts: 2 });
}
