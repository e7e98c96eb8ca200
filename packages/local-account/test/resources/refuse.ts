import { accountUnderTest, deployTemplate } from '../account-under-test';

/** Deploys a template that cannot be run. @returns what the deployment says */
export async function refusalOf(template: object): Promise<string> {
  return (await deploymentErrorOf(template)).message;
}

/** Deploys a template that cannot be run. @returns what the deployment throws */
export async function deploymentErrorOf(template: object): Promise<Error> {
  await using account = accountUnderTest();
  const outcome = await deployTemplate(account, template, 'Refused').then(
    () => undefined,
    (error: Error) => error,
  );
  if (!outcome) throw new Error('The template was run');
  return outcome;
}

/** Properties of a resource, and what the start says of them after the resource's logical id and type. */
export type RefusedProperties = readonly [what: string, type: string, properties: object, says: string];

/** What the resources of the cases refer to. */
const NEIGHBOURS = {
  Queue: { Type: 'AWS::SQS::Queue' },
  Bus: { Type: 'AWS::Events::EventBus', Properties: { Name: 'bus' } },
  Role: trustedBy('lambda.amazonaws.com'),
  Api: { Type: 'AWS::ApiGatewayV2::Api', Properties: { Name: 'api', ProtocolType: 'HTTP' } },
};

/** A role that a service may take on. */
export function trustedBy(service: string) {
  return {
    Type: 'AWS::IAM::Role',
    Properties: {
      AssumeRolePolicyDocument: {
        Version: '2012-10-17',
        Statement: { Effect: 'Allow', Action: 'sts:AssumeRole', Principal: { Service: service } },
      },
    },
  };
}

export function testRefused(cases: readonly RefusedProperties[]): void {
  test.each(cases)('%s (%s) is refused', async (_, type, Properties, says) => {
    const { Api, ...neighbours } = NEIGHBOURS;
    const Resources = {
      ...neighbours,
      // There is room for one API.
      ...(type !== Api.Type && { Api }),
      Refused: { Type: type, Properties },
    };

    expect(await refusalOf({ Resources })).toContain(`Refused (${type}), ${says}`);
  });
}
