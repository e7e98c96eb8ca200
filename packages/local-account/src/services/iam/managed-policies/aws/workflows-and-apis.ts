import type { AwsManagedPolicy } from './aws-managed-policy';

/** The managed policies of Step Functions and API Gateway, and the one that allows everything. */
export const WORKFLOW_AND_API_POLICIES: readonly AwsManagedPolicy[] = [
  {
    name: 'AWSStepFunctionsFullAccess',
    path: '/',
    versionId: 'v1',
    createDate: '2017-01-11T21:51:32Z',
    updateDate: '2017-01-11T21:51:32Z',
    document: { Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action: 'states:*', Resource: '*' }] },
  },
  {
    name: 'AWSStepFunctionsReadOnlyAccess',
    path: '/',
    versionId: 'v4',
    createDate: '2017-01-11T21:46:19Z',
    updateDate: '2024-04-26T18:53:54Z',
    document: {
      Version: '2012-10-17',
      Statement: [
        {
          Sid: 'ReadOnlyAccess',
          Effect: 'Allow',
          Action: [
            'states:ListStateMachines',
            'states:ListActivities',
            'states:DescribeStateMachine',
            'states:DescribeStateMachineForExecution',
            'states:ListExecutions',
            'states:DescribeExecution',
            'states:GetExecutionHistory',
            'states:DescribeActivity',
            'states:ListTagsForResource',
            'states:DescribeMapRun',
            'states:ListMapRuns',
            'states:DescribeStateMachineAlias',
            'states:ListStateMachineAliases',
            'states:ListStateMachineVersions',
            'states:ValidateStateMachineDefinition',
          ],
          Resource: '*',
        },
      ],
    },
  },
  {
    name: 'AmazonAPIGatewayInvokeFullAccess',
    path: '/',
    versionId: 'v2',
    createDate: '2015-07-09T17:36:12Z',
    updateDate: '2018-12-18T18:25:10Z',
    document: {
      Version: '2012-10-17',
      Statement: [
        {
          Effect: 'Allow',
          Action: ['execute-api:Invoke', 'execute-api:ManageConnections'],
          Resource: 'arn:aws:execute-api:*:*:*',
        },
      ],
    },
  },
  {
    name: 'AmazonAPIGatewayPushToCloudWatchLogs',
    path: '/service-role/',
    versionId: 'v1',
    createDate: '2015-11-11T23:41:46Z',
    updateDate: '2015-11-11T23:41:46Z',
    document: {
      Version: '2012-10-17',
      Statement: [
        {
          Effect: 'Allow',
          Action: [
            'logs:CreateLogGroup',
            'logs:CreateLogStream',
            'logs:DescribeLogGroups',
            'logs:DescribeLogStreams',
            'logs:PutLogEvents',
            'logs:GetLogEvents',
            'logs:FilterLogEvents',
          ],
          Resource: '*',
        },
      ],
    },
  },
  {
    name: 'AdministratorAccess',
    path: '/',
    versionId: 'v1',
    createDate: '2015-02-06T18:39:46Z',
    updateDate: '2015-02-06T18:39:46Z',
    document: { Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action: '*', Resource: '*' }] },
  },
];
