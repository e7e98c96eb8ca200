import { Stack } from 'aws-cdk-lib';
import { type ILogGroup, QueryDefinition, QueryString } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';

export interface SavedQueriesProps {
  /** The API's access log. */
  readonly apiLog: ILogGroup;
  /** What the pipe could not move. */
  readonly pipeLog: ILogGroup;
  /** What became of executions. */
  readonly workflowLog: ILogGroup;
  /** Processed transactions, and errors of the function. */
  readonly functionLog: ILogGroup;
}

/**
 * What an operator asks the logs, saved for CloudWatch Logs Insights in a folder with the stack's name. docs/operations.md
 * says which answers what.
 *
 * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/CWL_QuerySyntax.html
 */
export class SavedQueries extends Construct {
  constructor(
    scope: Construct,
    id: string,
    { apiLog, pipeLog, workflowLog, functionLog }: SavedQueriesProps,
  ) {
    super(scope, id);
    this.save('One transaction', [apiLog, pipeLog, workflowLog, functionLog], {
      fields: ['@timestamp', '@log', '@message'],
      // An operator puts the apigw-requestid in the place of the word.
      filterStatements: ['@message like "APIGW-REQUESTID"'],
      sort: '@timestamp asc',
    });
    this.save('Requests that were not accepted', [apiLog], {
      filterStatements: ['status >= 400'],
      statsStatements: ['count(*) as requests by status, integrationStatus, integrationError, error'],
      sort: 'requests desc',
    });
    this.save('What the pipe could not move', [pipeLog], {
      fields: ['@timestamp', '@message'],
      filterStatements: ['logLevel = "ERROR"'],
      sort: '@timestamp desc',
      limit: 100,
    });
    this.save('Why executions failed', [workflowLog], {
      filterStatements: ['type in ["ExecutionFailed", "ExecutionTimedOut", "ExecutionAborted"]'],
      statsStatements: [
        'count(*) as executions, max(@timestamp) as latest by type, details.error, details.cause',
      ],
      sort: 'executions desc',
    });
    this.save('How long transactions took', [functionLog], {
      filterStatements: ['ispresent(message.sentTimestamp)', 'not ispresent(message.replayName)'],
      statsStatements: [
        'count(*) as transactions, avg(toMillis(@timestamp) - message.sentTimestamp) as averageMs, pct(toMillis(@timestamp) - message.sentTimestamp, 99) as p99Ms by bin(5m)',
      ],
    });
    this.save('Transactions processed more than once', [functionLog], {
      filterStatements: ['ispresent(message.apiRequestId)'],
      statsStatements: ['count(*) as times, latest(message.replayName) as replay by message.apiRequestId'],
      sort: 'times desc',
      limit: 100,
    });
    this.save('Largest transactions', [functionLog], {
      fields: ['@timestamp', 'message.apiRequestId', 'message.bytes'],
      filterStatements: ['ispresent(message.bytes)'],
      sort: 'message.bytes desc',
      limit: 20,
    });
  }

  private save(
    question: string,
    logGroups: ILogGroup[],
    query: ConstructorParameters<typeof QueryString>[0],
  ): void {
    new QueryDefinition(this, question.replaceAll(' ', ''), {
      queryDefinitionName: `${Stack.of(this).stackName}/${question}`,
      logGroups,
      queryString: new QueryString(query),
    });
  }
}
