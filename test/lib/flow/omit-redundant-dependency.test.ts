import { synthesizePipeline } from '../synthesized-stack';
import { allResources } from '../template-resources';

// https://github.com/aws-cloudformation/cfn-lint/blob/main/docs/rules.md: W3005
test.each([{}, { tracing: true }, { encryption: 'customer-managed', sealed: true, tracing: true }])(
  'with %j nothing waits by DependsOn for a role that its properties name anyway',
  (configured) => {
    const resources = allResources(synthesizePipeline(configured));
    const redundant = Object.entries(resources).flatMap(([logicalId, { Properties, DependsOn = [] }]) =>
      DependsOn.filter(
        (before) =>
          resources[before]?.Type === 'AWS::IAM::Role' &&
          JSON.stringify(Properties).includes(JSON.stringify({ 'Fn::GetAtt': [before, 'Arn'] })),
      ).map((before) => `${logicalId} waits for ${before}`),
    );
    expect(redundant).toEqual([]);
  },
);
