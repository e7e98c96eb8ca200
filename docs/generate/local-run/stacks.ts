/** What clients can do with stacks, and what is refused of that. */
export function stacks(): string {
  return `## Stacks

CloudFormation creates, updates, rolls back and deletes stacks for any client: the CDK CLI, \`aws cloudformation deploy\`, an SDK. Operations
answer at once and go on by themselves, with AWS's statuses and events.

- Templates are JSON or YAML, with the short forms of functions (\`!Sub\`), of up to 51,200 bytes in the request or 1 MB in a bucket of
  the account. A \`TemplateURL\` is of AWS's S3 (\`https://s3.us-east-1.amazonaws.com/bucket/key\`) or of the run's own address
  (\`http://127.0.0.1:4566/bucket/key\`), by path or with the bucket in the host; it is read with the caller's rights.
- Parameters, with all their constraints, and rules are checked before anything is made, as are references, conditions and capabilities. The
  words are CloudFormation's. Values that AWS looks for in the account (\`AWS::EC2::Subnet::Id\`) are refused.
- **A type or property that is not run fails its resource**: \`CREATE_FAILED\` or \`UPDATE_FAILED\`, with logical id, type and property. Transforms,
  hooks, \`CreationPolicy\` and \`UpdatePolicy\` are refused before that; a nested stack is a type that is not run.
- Change sets are made at once, and live as long as the run. They tell what would be replaced, and with \`IncludePropertyValues\` all values, those of
  \`NoEcho\` parameters as \`****\`, wherever they stand. Imports (\`IMPORT\`) are refused; with \`ImportExistingResources\` (as \`cdk bootstrap\` has it),
  what a stack of this run has left behind by \`DeletionPolicy: Retain\` becomes part of the new one, and is made what its template says; another
  name that is taken fails its resource.
- With \`REVERT_DRIFT\` (\`cdk deploy --revert-drift\`) a change set also tells what has drifted, and brings it back in place; what is gone is created
  again. Code that \`cdk deploy --hotswap\` or \`UpdateFunctionCode\` has put into a function is drift, too; AWS cannot tell that. If such an update fails,
  what it has brought back stays as the template has it.
- Drift is found where an API call has changed or deleted what a stack made. Of policies (of queues, topics, buckets, buses and functions) it is
  not, and a resource that is accepted and not run is not checked.
- \`EXPRESS\` mode differs from \`STANDARD\` in that a failure is not rolled back unless that is asked for.
- A role of CloudFormation's (\`RoleARN\`) has to be there and to trust it, and its caller has to be allowed to pass it on. **What is done for the
  stack is not decided by its permissions.**
- A stack that is being created is deleted once that has come to its end.
- Refused by name: topics for events (\`NotificationARNs\`), alarms that roll back (\`RollbackConfiguration\`), stack policies,
  \`TimeoutInMinutes\`, \`CancelUpdateStack\`, \`FORCE_DELETE_STACK\`, stack sets, and the registry of types.`;
}
