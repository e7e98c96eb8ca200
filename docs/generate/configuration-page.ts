import { type ConfigurationKey, configurationKeys } from '../../lib/configuration-schema';

/** The text of docs/configuration.md: a row for each key of the schema, with what is told around it. */
export function configurationPage(): string {
  return `<!-- Made by docs/generate/write.ts from lib/configuration-schema.ts. Do not edit. -->

# Configuration

Give a value on the command line, or write it into \`"context"\` in \`cdk.json\`:

\`\`\`
npx cdk deploy MyServerlessApplicationStack -c logRetentionDays=90
npm start -- -c maxTransactionBytes=2048
\`\`\`

What is given on the command line has to be given again with every later deployment. **So keep what protects in
\`cdk.json\`** (\`authorization\` with \`jwtIssuer\` and \`jwtAudience\`, \`encryption\`, \`sealed\` with
\`operatorRoleArns\`, \`retainData\`, \`terminationProtection\`): a deployment that leaves one of them out opens the API or the
queue, changes the encryption, or lets the data go with the stack. A key that does not exist or a value
that is not allowed stops the CDK with one line that says what is allowed.

<!-- prettier-ignore -->
| Key | Default | Allowed | What it does |
| --- | --- | --- | --- |
${configurationKeys().map(row).join('\n')}

## Another copy

Two copies can stand in one account and Region, since each name is generated or contains the stack's:

\`\`\`
npx cdk deploy Other -c stackName=Other
npx cdk destroy Other -c stackName=Other
\`\`\`

## On the local run

- With \`authorization=iam\` the local run verifies signatures (SigV4), for the key pair that its start prints.
- With \`authorization=jwt\` it stops at the start and names the authorizer, which it does not run.
- With \`encryption=customer-managed\` nothing is encrypted, but the permissions for the key are enforced.
`;
}

function row({ key, byDefault, allowed, description }: ConfigurationKey): string {
  return `| ${[code(key), defaultValue(byDefault), alternatives(allowed), description].join(' | ')} |`;
}

/** An empty text and an empty list are nothing. */
function defaultValue(byDefault: unknown): string {
  const text = String(byDefault);
  return text === '' ? 'nothing' : code(text);
}

/** `a | b` as values to be copied; other words as they are. */
function alternatives(allowed: string): string {
  return allowed.includes(' | ') ? allowed.split(' | ').map(code).join(', ') : allowed;
}

function code(text: string): string {
  return `\`${text}\``;
}
