/** How the CDK's own command deploys to a local account, and what `npm start` has to do with that. */
export function deploying(): string {
  return `## Deploying with \`cdk deploy\`

\`npm start -- --empty\` is an account with nothing in it but what \`cdk bootstrap\` makes; nothing is synthesized. The CDK CLI, as it is, works
against it, from another terminal:

\`\`\`
export AWS_ENDPOINT_URL=http://127.0.0.1:4566 AWS_ACCESS_KEY_ID=test AWS_SECRET_ACCESS_KEY=test AWS_REGION=us-east-1
npx cdk deploy MyServerlessApplicationStack
\`\`\`

- \`npm start\` is the same thing done for you: the account is bootstrapped, the stack deployed. So \`cdk deploy\`, \`cdk diff\`, \`cdk watch\` and
  \`cdk destroy\` work on the stack that it runs, too.
- \`bootstrap\` (from nothing, or a second time without a change), \`deploy\`, \`deploy --hotswap\`, \`deploy --no-rollback\`, \`deploy --revert-drift\`, \`diff\`, \`watch\`, \`drift\`,
  \`rollback\`, \`destroy\`, \`list\`. \`import\` is refused.
- **What an update does not concern goes on**: messages, archives, logs and executions stay; a pipe or a rule that is changed finishes
  what it has in hand. Each resource is left alone, changed in place, or replaced, by what AWS's schemas say can be set at the creation
  alone.
- **What fails is rolled back**, and what was there before works on. What is not run is \`CREATE_FAILED\` or \`UPDATE_FAILED\`, with logical id,
  type and property.
- The terminal shows a line for each operation on a stack: what was created, updated, replaced and deleted, or why it failed.
- With \`--state\`, stacks are there again in the next run, as they were when their last operation was complete.
- A deployment takes five seconds and more: the CLI looks so often whether the stack is there.
- Other apps, in any language of the CDK, and plain templates are deployed to it, too: [Other apps](other-apps.md).
- Version 1 of the AWS CLI wants \`AWS_DEFAULT_REGION\` and, for SQS, \`--endpoint-url\`.`;
}
