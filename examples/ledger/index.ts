import { CfnOutput } from 'aws-cdk-lib';
import type { ITable } from 'aws-cdk-lib/aws-dynamodb';
import {
  Choice,
  Condition,
  Fail,
  type IChainable,
  Pass,
  type TaskStateBase,
} from 'aws-cdk-lib/aws-stepfunctions';
import { DynamoAttributeValue, DynamoGetItem, DynamoPutItem } from 'aws-cdk-lib/aws-stepfunctions-tasks';
import type { Construct } from 'constructs';
import { API_REQUEST_ID, BODY } from '../../lib/flow/event-expression';
import { invokeFunction } from '../../lib/flow/invoke-function';
import type { ProcessTransaction } from '../../lib/flow/processing';
import { CONDITION_FAILED, retryTableCall, TABLE_CALL_TIMEOUT } from '../../lib/flow/table-call';
import { readKey } from '../../lib/flow/transaction-key';
import { transactionLogger } from '../../lib/flow/transaction-logger';
import { TransactionTable } from '../../lib/flow/transaction-table';

export interface RecordTransactionsProps {
  /**
   * What a transaction is recorded under: the member of the client's JSON at this JSON pointer, such as `/order/id`, a text or a whole
   * number. @default - `apiRequestId`
   */
  readonly keyInBody?: string;
}

/**
 * Has each transaction recorded in a table, once it is checked and logged. What is there is never changed: a duplicate succeeds, and
 * another transaction under the same key fails.
 */
export function recordTransactions({ keyInBody }: RecordTransactionsProps = {}): ProcessTransaction {
  return (scope, context) => {
    const { table, useOfKey } = new TransactionTable(scope, 'Ledger', context);
    new CfnOutput(scope, 'LedgerTableName', {
      description: 'Where transactions are recorded',
      value: table.tableName,
    });
    const logger = transactionLogger(scope, context);
    return {
      states: readKey(scope, { variable: 'transactionKey', keyInBody })
        .next(invokeFunction(scope, 'LogTransaction', logger.function, { maxRetries: 4 }))
        .next(recordTransaction(scope, table)),
      functions: { Function: logger.function },
      log: logger.logGroup,
      permissions: useOfKey,
    };
  };
}

const text = (expression: string) => DynamoAttributeValue.fromString(`{% $string(${expression}) %}`);

function recordTransaction(scope: Construct, table: ITable): TaskStateBase {
  const record = DynamoPutItem.jsonata(scope, 'RecordTransaction', {
    table,
    item: {
      id: text('$transactionKey'),
      // As it came: what is parsed and printed again is another text.
      body: text(BODY),
      apiRequestId: text(API_REQUEST_ID),
      recordedAt: text('$now()'),
    },
    conditionExpression: 'attribute_not_exists(id)',
    outputs: { recorded: '{% $transactionKey %}' },
    taskTimeout: TABLE_CALL_TIMEOUT,
  });
  return retryTableCall(record).addCatch(compareRecord(scope, table), { errors: [CONDITION_FAILED] });
}

/** To succeed with another transaction under the same key would be to lose it. */
function compareRecord(scope: Construct, table: ITable): IChainable {
  const read = DynamoGetItem.jsonata(scope, 'ReadRecord', {
    table,
    key: { id: text('$transactionKey') },
    consistentRead: true,
    taskTimeout: TABLE_CALL_TIMEOUT,
  });
  return retryTableCall(read).next(
    Choice.jsonata(scope, 'IsSameTransaction')
      .when(
        Condition.jsonata(`{% $states.input.Item.body.S = ${BODY} %}`),
        Pass.jsonata(scope, 'AlreadyRecorded', { outputs: { alreadyRecorded: '{% $transactionKey %}' } }),
      )
      .otherwise(
        Fail.jsonata(scope, 'KeyIsTaken', {
          error: 'TransactionKeyTaken',
          cause: 'Another transaction is recorded under the same key.',
        }),
      ),
  );
}
