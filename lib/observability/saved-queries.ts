import { type ILogGroup, QueryDefinition, QueryString, type QueryStringProps } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';

export interface SavedQueriesProps {
  /** The folder that they are saved in. */
  readonly pipelineName: string;
  /** The API's access log. */
  readonly apiLog: ILogGroup;
  /** What the pipe could not move. */
  readonly pipeLog: ILogGroup;
  /** What became of executions. @default - none, and no query for it */
  readonly workflowLog?: ILogGroup;
  /** Processed transactions, and errors of the function. @default - none, and no queries for it */
  readonly functionLog?: ILogGroup;
}

/**
 * What an operator asks the logs, saved for CloudWatch Logs Insights in a folder with the pipeline's name. docs/operations.md
 * says which answers what.
 *
 * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/CWL_QuerySyntax.html
 */
export class SavedQueries extends Construct {
  constructor(scope: Construct, id: string, props: SavedQueriesProps) {
    super(scope, id);
    const { pipelineName, apiLog, pipeLog, workflowLog, functionLog } = props;
    const logs = [apiLog, pipeLog, workflowLog, functionLog].filter((log) => log !== undefined);
    const queries: [question: string, logs: (ILogGroup | undefined)[], query: QueryStringProps][] = [
      ['One transaction', logs, ONE_TRANSACTION],
      ['Requests that were not accepted', [apiLog], NOT_ACCEPTED],
      ['What the pipe could not move', [pipeLog], NOT_MOVED],
      ['Why executions failed', [workflowLog], FAILED_EXECUTIONS],
      ['How long transactions took', [functionLog], DURATIONS],
      ['Transactions processed more than once', [functionLog], DUPLICATES],
      ['Largest transactions', [functionLog], LARGEST],
    ];
    for (const [question, asked, query] of queries) {
      const logGroups = asked.filter((log) => log !== undefined);
      if (logGroups.length === 0) continue;
      new QueryDefinition(this, question.replaceAll(' ', ''), {
        queryDefinitionName: `${pipelineName}/${question}`,
        logGroups,
        queryString: new QueryString(query),
      });
    }
  }
}

const ONE_TRANSACTION: QueryStringProps = {
  fields: ['@timestamp', '@log', '@message'],
  // An operator puts the apigw-requestid in the place of the word.
  filterStatements: ['@message like "APIGW-REQUESTID"'],
  sort: '@timestamp asc',
};

/** `integrationStatus` is what SQS answered: what has it did not fail for what API Gateway thinks of the request. */
const NOT_ACCEPTED: QueryStringProps = {
  filterStatements: ['status >= 400'],
  statsStatements: ['count(*) as requests by status, integrationStatus, integrationError, error'],
  sort: 'requests desc',
};

const NOT_MOVED: QueryStringProps = {
  fields: ['@timestamp', '@message'],
  filterStatements: ['logLevel = "ERROR"'],
  sort: '@timestamp desc',
  limit: 100,
};

const FAILED_EXECUTIONS: QueryStringProps = {
  filterStatements: ['type in ["ExecutionFailed", "ExecutionTimedOut", "ExecutionAborted"]'],
  statsStatements: [
    'count(*) as executions, max(@timestamp) as lastSeen by type, details.error, details.cause',
  ],
  sort: 'executions desc',
};

const DURATIONS: QueryStringProps = {
  filterStatements: ['ispresent(message.sentTimestamp)', 'not ispresent(message.replayName)'],
  statsStatements: [
    'count(*) as transactions, avg(toMillis(@timestamp) - message.sentTimestamp) as averageMs, pct(toMillis(@timestamp) - message.sentTimestamp, 99) as p99Ms by bin(5m)',
  ],
};

/** A record of a failure has no digest. */
const DUPLICATES: QueryStringProps = {
  filterStatements: ['ispresent(message.apiRequestId)', 'ispresent(message.sha256)'],
  statsStatements: ['count(*) as times, latest(message.replayName) as lastReplay by message.apiRequestId'],
  sort: 'times desc',
  limit: 100,
};

const LARGEST: QueryStringProps = {
  fields: ['@timestamp', 'message.apiRequestId', 'message.bytes'],
  filterStatements: ['ispresent(message.bytes)'],
  sort: 'message.bytes desc',
  limit: 20,
};
