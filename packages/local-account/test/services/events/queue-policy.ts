/** The document of a queue's policy that takes what EventBridge sends for a rule. @param resource the queue's ARN, or what gives it in a template */
export function queuePolicyDocument(resource: string | object, ruleArn: string) {
  return {
    Version: '2012-10-17',
    Statement: {
      Effect: 'Allow',
      Principal: { Service: 'events.amazonaws.com' },
      Action: 'sqs:SendMessage',
      Resource: resource,
      Condition: { ArnEquals: { 'aws:SourceArn': ruleArn } },
    },
  };
}

/** That policy as a resource of a template. @param queue its logical id */
export function queuePolicy(queue: string, ruleArn: string) {
  return {
    Type: 'AWS::SQS::QueuePolicy',
    Properties: {
      Queues: [{ Ref: queue }],
      PolicyDocument: queuePolicyDocument({ 'Fn::GetAtt': [queue, 'Arn'] }, ruleArn),
    },
  };
}
