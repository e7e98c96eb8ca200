import type { AwsManagedPolicy } from './aws-managed-policy';

/** The managed policies of CloudWatch and X-Ray. */
export const OBSERVABILITY_POLICIES: readonly AwsManagedPolicy[] = [
  {
    name: 'AWSXRayDaemonWriteAccess',
    path: '/',
    versionId: 'v2',
    createDate: '2018-08-28T23:00:33Z',
    updateDate: '2024-02-13T21:58:30Z',
    document: {
      Version: '2012-10-17',
      Statement: [
        {
          Sid: 'AWSXRayDaemonWriteAccess',
          Effect: 'Allow',
          Action: [
            'xray:PutTraceSegments',
            'xray:PutTelemetryRecords',
            'xray:GetSamplingRules',
            'xray:GetSamplingTargets',
            'xray:GetSamplingStatisticSummaries',
          ],
          Resource: ['*'],
        },
      ],
    },
  },
  {
    name: 'AWSXrayWriteOnlyAccess',
    path: '/',
    versionId: 'v2',
    createDate: '2016-12-01T18:19:53Z',
    updateDate: '2018-08-28T23:03:04Z',
    document: {
      Version: '2012-10-17',
      Statement: [
        {
          Effect: 'Allow',
          Action: [
            'xray:PutTraceSegments',
            'xray:PutTelemetryRecords',
            'xray:GetSamplingRules',
            'xray:GetSamplingTargets',
            'xray:GetSamplingStatisticSummaries',
          ],
          Resource: ['*'],
        },
      ],
    },
  },
  {
    name: 'CloudWatchLambdaApplicationSignalsExecutionRolePolicy',
    path: '/',
    versionId: 'v1',
    createDate: '2024-10-16T19:09:17Z',
    updateDate: '2024-10-16T19:09:17Z',
    document: {
      Version: '2012-10-17',
      Statement: [
        {
          Sid: 'CloudWatchApplicationSignalsXrayWritePermissions',
          Effect: 'Allow',
          Action: ['xray:PutTraceSegments'],
          Resource: ['*'],
          Condition: { StringEquals: { 'aws:ResourceAccount': '${aws:PrincipalAccount}' } },
        },
        {
          Sid: 'CloudWatchApplicationSignalsLogGroupWritePermissions',
          Effect: 'Allow',
          Action: ['logs:CreateLogGroup', 'logs:CreateLogStream', 'logs:PutLogEvents'],
          Resource: 'arn:aws:logs:*:*:log-group:/aws/application-signals/data:*',
          Condition: { StringEquals: { 'aws:ResourceAccount': '${aws:PrincipalAccount}' } },
        },
      ],
    },
  },
  {
    name: 'CloudWatchLambdaInsightsExecutionRolePolicy',
    path: '/',
    versionId: 'v1',
    createDate: '2020-10-07T19:27:06Z',
    updateDate: '2020-10-07T19:27:06Z',
    document: {
      Version: '2012-10-17',
      Statement: [
        { Effect: 'Allow', Action: 'logs:CreateLogGroup', Resource: '*' },
        {
          Effect: 'Allow',
          Action: ['logs:CreateLogStream', 'logs:PutLogEvents'],
          Resource: 'arn:aws:logs:*:*:log-group:/aws/lambda-insights:*',
        },
      ],
    },
  },
  {
    name: 'CloudWatchLogsFullAccess',
    path: '/',
    versionId: 'v8',
    createDate: '2015-02-06T18:40:02Z',
    updateDate: '2026-02-12T18:00:33Z',
    document: {
      Version: '2012-10-17',
      Statement: [
        {
          Sid: 'CloudWatchLogsFullAccess',
          Effect: 'Allow',
          Action: [
            'logs:*',
            'cloudwatch:GenerateQuery',
            'cloudwatch:GenerateQueryResultsSummary',
            'observabilityadmin:GetS3TableIntegration',
            'observabilityadmin:ListS3TableIntegrations',
            'observabilityadmin:ListTelemetryPipelines',
          ],
          Resource: '*',
        },
      ],
    },
  },
  {
    name: 'CloudWatchLogsReadOnlyAccess',
    path: '/',
    versionId: 'v12',
    createDate: '2015-02-06T18:40:03Z',
    updateDate: '2026-02-12T17:59:13Z',
    document: {
      Version: '2012-10-17',
      Statement: [
        {
          Sid: 'CloudWatchLogsReadOnlyAccess',
          Effect: 'Allow',
          Action: [
            'logs:Describe*',
            'logs:Get*',
            'logs:List*',
            'logs:StartQuery',
            'logs:StopQuery',
            'logs:TestMetricFilter',
            'logs:FilterLogEvents',
            'logs:StartLiveTail',
            'logs:StopLiveTail',
            'cloudwatch:GenerateQuery',
            'cloudwatch:GenerateQueryResultsSummary',
            'observabilityadmin:ListS3TableIntegrations',
            'observabilityadmin:GetS3TableIntegration',
            'observabilityadmin:ListTelemetryPipelines',
          ],
          Resource: '*',
        },
      ],
    },
  },
];
