import { accountUnderTest, deployTemplate } from '../account-under-test';

const ACCOUNT = '123456789012';
const AT = `eu-west-1:${ACCOUNT}`;
const UUID = '[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}';
/** A name that CloudFormation makes. */
const MADE = 'Test-It-[0-9A-F]{12}';
const APP = 'AWS::ServiceCatalogAppRegistry';

/** Properties of a resource, what `Ref` gives, and what `Fn::GetAtt` gives by name: patterns of whole texts. */
type Case = readonly [
  type: string,
  properties: object,
  ref: string,
  attributes?: Readonly<Record<string, string>>,
];

const alarm = (type: string): Case[] => [
  [type, { AlarmName: 'a' }, 'a', { Arn: `arn:aws:cloudwatch:${AT}:alarm:a` }],
  [type, {}, MADE, { Arn: `arn:aws:cloudwatch:${AT}:alarm:${MADE}` }],
];

const CASES: readonly Case[] = [
  ...alarm('AWS::CloudWatch::Alarm'),
  ...alarm('AWS::CloudWatch::CompositeAlarm'),
  ...alarm('AWS::CloudWatch::LogAlarm'),
  [
    'AWS::CloudWatch::AlarmMuteRule',
    { Name: 'night' },
    `arn:aws:cloudwatch:${AT}:alarm-mute-rule:night`,
    { Arn: `arn:aws:cloudwatch:${AT}:alarm-mute-rule:night` },
  ],
  ['AWS::CloudWatch::AnomalyDetector', {}, UUID, { Id: UUID }],
  ['AWS::CloudWatch::Dashboard', { DashboardName: 'd' }, 'd'],
  ['AWS::CloudWatch::Dashboard', {}, MADE],
  [
    'AWS::CloudWatch::InsightRule',
    { RuleName: 'r' },
    `arn:aws:cloudwatch:${AT}:insight-rule/r`,
    { Arn: `arn:aws:cloudwatch:${AT}:insight-rule/r`, RuleName: 'r' },
  ],
  ['AWS::CloudWatch::MetricStream', { Name: 'm' }, 'm', { Arn: `arn:aws:cloudwatch:${AT}:metric-stream/m` }],
  [
    'AWS::Logs::LogAnomalyDetector',
    {},
    `arn:aws:logs:${AT}:anomaly-detector:${UUID}`,
    { AnomalyDetectorArn: `arn:aws:logs:${AT}:anomaly-detector:${UUID}` },
  ],
  ['AWS::Logs::MetricFilter', { FilterName: 'errors' }, 'errors'],
  ['AWS::Logs::MetricFilter', {}, MADE],
  ['AWS::Logs::QueryDefinition', { Name: 'folder/query' }, UUID, { QueryDefinitionId: UUID }],
  ['AWS::Logs::SubscriptionFilter', { FilterName: 's' }, 's'],
  [
    'AWS::ApplicationAutoScaling::ScalableTarget',
    {
      ResourceId: 'table/t',
      ScalableDimension: 'dynamodb:table:ReadCapacityUnits',
      ServiceNamespace: 'dynamodb',
    },
    'table/t\\|dynamodb:table:ReadCapacityUnits\\|dynamodb',
    { Id: 'table/t\\|dynamodb:table:ReadCapacityUnits\\|dynamodb' },
  ],
  [
    'AWS::ApplicationAutoScaling::ScalingPolicy',
    { PolicyName: 'p' },
    `arn:aws:autoscaling:${AT}:scalingPolicy:${UUID}:policyName/p`,
    { Arn: `arn:aws:autoscaling:${AT}:scalingPolicy:${UUID}:policyName/p` },
  ],
  ['AWS::KMS::Alias', { AliasName: 'alias/mine' }, 'alias/mine'],
  ['AWS::Budgets::Budget', { Budget: { BudgetName: 'b' } }, 'b', { Id: 'b' }],
  ['AWS::Budgets::Budget', { Budget: {} }, MADE],
  [
    'AWS::CE::AnomalyMonitor',
    {},
    `arn:aws:ce::${ACCOUNT}:anomalymonitor/${UUID}`,
    { MonitorArn: `arn:aws:ce::${ACCOUNT}:anomalymonitor/${UUID}` },
  ],
  [
    'AWS::CE::AnomalySubscription',
    {},
    `arn:aws:ce::${ACCOUNT}:anomalysubscription/${UUID}`,
    { SubscriptionArn: `arn:aws:ce::${ACCOUNT}:anomalysubscription/${UUID}`, AccountId: ACCOUNT },
  ],
  ['AWS::ResourceGroups::Group', { Name: 'g' }, 'g', { Arn: `arn:aws:resource-groups:${AT}:group/g` }],
  [
    `${APP}::Application`,
    { Name: 'app' },
    '[0-9a-z]{26}',
    {
      Id: '[0-9a-z]{26}',
      Arn: `arn:aws:servicecatalog:${AT}:/applications/[0-9a-z]{26}`,
      ApplicationName: 'app',
      ApplicationTagKey: 'awsApplication',
      ApplicationTagValue: `arn:aws:resource-groups:${AT}:group/app/[0-9a-z]{26}`,
    },
  ],
  [
    `${APP}::AttributeGroup`,
    { Name: 'group' },
    '[0-9a-z]{26}',
    { Id: '[0-9a-z]{26}', Arn: `arn:aws:servicecatalog:${AT}:/attribute-groups/[0-9a-z]{26}` },
  ],
  [
    `${APP}::AttributeGroupAssociation`,
    { Application: 'arn:app' },
    MADE,
    { Id: MADE, ApplicationArn: 'arn:app' },
  ],
  [`${APP}::ResourceAssociation`, { Application: 'arn:app' }, MADE, { Id: MADE, ApplicationArn: 'arn:app' }],
  [
    'AWS::XRay::Group',
    { GroupName: 'g' },
    `arn:aws:xray:${AT}:group/g`,
    { GroupARN: `arn:aws:xray:${AT}:group/g` },
  ],
  [
    'AWS::XRay::SamplingRule',
    { SamplingRule: { RuleName: 'r' } },
    `arn:aws:xray:${AT}:sampling-rule/r`,
    { RuleARN: `arn:aws:xray:${AT}:sampling-rule/r` },
  ],
  ...['Slack', 'MicrosoftTeams'].map((chat): Case => {
    const kind = { Slack: 'slack-channel', MicrosoftTeams: 'microsoft-teams-channel' }[chat];
    const Arn = `arn:aws:chatbot::${ACCOUNT}:chat-configuration/${kind}/oncall`;
    return [`AWS::Chatbot::${chat}ChannelConfiguration`, { ConfigurationName: 'oncall' }, Arn, { Arn }];
  }),
  [
    'AWS::CloudFormation::WaitConditionHandle',
    {},
    `https://cloudformation-waitcondition-eu-west-1.s3.amazonaws.com/${MADE}`,
  ],
  ['AWS::CDK::Metadata', { Analytics: 'v2' }, MADE],
];

const cases = CASES.map(([Type, Properties, ref, attributes = {}]) => ({
  Type,
  Properties,
  ref,
  attributes,
}));

test.each(cases)(
  '$Type with $Properties can be referred to',
  async ({ Type, Properties, ref, attributes }) => {
    await using account = accountUnderTest({ accountId: ACCOUNT, region: 'eu-west-1' });
    const names = Object.keys(attributes);
    const attributeOutputs = names.map((name): [string, object] => [
      name,
      { Value: { 'Fn::GetAtt': ['It', name] } },
    ]);
    const Outputs = { Ref: { Value: { Ref: 'It' } }, ...Object.fromEntries(attributeOutputs) };

    const { outputs, notRun } = await deployTemplate(account, {
      Resources: { It: { Type, Properties } },
      Outputs,
    });

    const [given, ...more] = outputs.map(({ value }) => value);
    expect(given).toMatch(new RegExp(`^${ref}$`));
    for (const [index, name] of names.entries()) {
      expect(more[index]).toMatch(new RegExp(`^${attributes[name]}$`));
    }
    expect(notRun).toMatchObject([{ logicalId: 'It', type: Type }]);
  },
);

test('every type that is accepted is tried', () => {
  const { accepted } = accountUnderTest().registry;

  expect(new Set(CASES.map(([type]) => type))).toEqual(new Set(accepted.keys()));
});
