import { CreationError } from '../../src/engine/handle-resource';
import { AwsError } from '../../src/errors/aws-error';
import { deploymentErrorOf, trustedBy } from './refuse';

type Statement = Readonly<Record<string, unknown>>;

const documentOf = (statement: Statement) => ({ Version: '2012-10-17', Statement: [statement] });

/** Every resource that has a policy, by what it is: the resource with a statement, and the code with which AWS refuses that. */
const POLICIES: Record<string, { code: string; resource: (statement: Statement) => object }> = {
  'trust policy': {
    code: 'MalformedPolicyDocument',
    resource: (statement) => ({
      Type: 'AWS::IAM::Role',
      Properties: { AssumeRolePolicyDocument: documentOf(statement) },
    }),
  },
  'inline policy of a role': {
    code: 'MalformedPolicyDocument',
    resource: (statement) => {
      const { Type, Properties } = trustedBy('lambda.amazonaws.com');
      const Policies = [{ PolicyName: 'inline', PolicyDocument: documentOf(statement) }];
      return { Type, Properties: { ...Properties, Policies } };
    },
  },
  'queue policy': {
    code: 'InvalidAttributeValue',
    resource: (statement) => ({
      Type: 'AWS::SQS::QueuePolicy',
      Properties: { Queues: [{ Ref: 'Queue' }], PolicyDocument: documentOf(statement) },
    }),
  },
  'key policy': {
    code: 'MalformedPolicyDocumentException',
    resource: (statement) => ({
      Type: 'AWS::KMS::Key',
      Properties: { KeyPolicy: documentOf(statement) },
    }),
  },
  'bus policy': {
    code: 'ValidationException',
    resource: (Statement) => ({
      Type: 'AWS::Events::EventBusPolicy',
      Properties: { StatementId: 'refused', Statement },
    }),
  },
};

const NO_EFFECT = { Effect: 'Perhaps', Principal: '*', Action: 'a:b', Resource: '*' };
const NOBODY = { Effect: 'Allow', Action: 'a:b', Resource: '*' };
const SOMEBODY = { ...NOBODY, Principal: '*' };

const kinds = Object.entries(POLICIES);

test.each([
  ...kinds.map(([kind, policy]) => [kind, 'without an effect', policy, NO_EFFECT] as const),
  ...kinds.map(([kind, policy]) => {
    // An identity's policy names nobody, every other names somebody.
    const statement = kind.startsWith('inline') ? SOMEBODY : NOBODY;
    return [kind, 'of another kind', policy, statement] as const;
  }),
])('a %s %s is a CreationError with AWS’s code', async (_, __, { code, resource }, statement) => {
  const refused = resource(statement);
  const error = await deploymentErrorOf({
    Resources: { Queue: { Type: 'AWS::SQS::Queue' }, Refused: refused },
  });

  expect(error).toBeInstanceOf(CreationError);
  expect(error.message).toMatch(
    /^Refused \(AWS::\w+::\w+\) could not be created: .* is not a valid policy: /,
  );
  expect(error.cause).toBeInstanceOf(AwsError);
  expect(error.cause).toMatchObject({ code, httpStatus: 400 });
});
