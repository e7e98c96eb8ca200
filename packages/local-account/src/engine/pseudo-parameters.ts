import { type Account, localAccount } from '../account';

/** What `Ref` gives for the pseudo parameters, but for `AWS::NoValue`, which leaves a property out. */
export function pseudoParameters(
  account: Account,
  stack: { readonly stackName: string; readonly stackId: string },
): Readonly<Record<string, unknown>> {
  return {
    'AWS::AccountId': account.accountId,
    'AWS::Region': account.region,
    'AWS::Partition': account.partition,
    'AWS::URLSuffix': account.partition === 'aws-cn' ? 'amazonaws.com.cn' : 'amazonaws.com',
    'AWS::StackName': stack.stackName,
    'AWS::StackId': stack.stackId,
    'AWS::NotificationARNs': [],
  };
}

/** The names of the pseudo parameters that `Ref` gives a value of. */
export function pseudoParameterNames(): string[] {
  return Object.keys(pseudoParameters(localAccount('us-east-1'), { stackName: '', stackId: '' }));
}
