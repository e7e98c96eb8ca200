import { readdirSync, readFileSync } from 'node:fs';
import { join, sep } from 'node:path';
import {
  AWS_MANAGED_POLICIES,
  INTRINSIC_NAMES,
  LocalAccount,
  pseudoParameterNames,
} from '@pipeline/local-account';
import { clients } from './clients';
import { debugging } from './debugging';
import { deploying } from './deploying';
import { differences } from './differences';
import { faults } from './faults';
import { code, list } from './markdown';
import { operations } from './operations';
import { recordedCases } from './recorded-cases';
import { recordedDifferences } from './recorded-differences';
import { typesThatAreAccepted, typesThatAreRun } from './resource-types';
import { stacks } from './stacks';
import { startingAndWatching } from './starting-and-watching';
import { unconfirmedIn } from './unconfirmed';
import { whatARunKeeps } from './what-a-run-keeps';

const PROJECT = join(__dirname, '../../..');

/** The text of `docs/local-run.md`: what is written here, and what the code says of itself. */
export function localRunPage(): string {
  const account = new LocalAccount({ endpointUrl: 'http://127.0.0.1:4566', region: 'us-east-1' });
  return `<!-- Made by docs/generate/write.ts from the code of the local run. Do not edit. -->

# The local run

\`npm start\` synthesizes the app, reads the template from the cloud assembly and runs it on this machine. No AWS account, no
token and no Docker is needed. What the local run does not know, it refuses at the start, all at once, with the logical id, the type
and the property: nothing is passed over in silence.

${startingAndWatching()}

${deploying()}

${whatARunKeeps()}

${faults()}

${debugging()}

${clients()}

${differences()}

${stacks()}

## AWS's managed policies

Roles can have these of AWS's own, each as its default version was in August 2026; any other is refused by its name:

${list(AWS_MANAGED_POLICIES.map(({ name, versionId, updateDate }) => `${code(name)} (${versionId} of ${updateDate.slice(0, 10)})`))}

## Resource types that are run

Of each type, the properties that are read; where only some values are run, those. Any other property is refused; but those of
\`AWS::CloudFormation::CustomResource\`, by which every type \`Custom::…\` is run that has no entry of its own, go to its provider.

${typesThatAreRun(account.registry)}

## Resource types that are accepted and not run

They change nothing about how the stack works. The start lists them; \`Ref\` and \`Fn::GetAtt\` give their names and ARNs; their other
properties are not looked at.

${typesThatAreAccepted(account.registry)}

Every other type is refused.

## Intrinsic functions

${[...INTRINSIC_NAMES, 'Fn::If'].sort().map(code).join(', ')}; in conditions also \`Condition\`. Pseudo parameters:
${[...pseudoParameterNames(), 'AWS::NoValue'].sort().map(code).join(', ')}. Parameters have the values that a client gives, or their
defaults.

\`Fn::ImportValue\`, \`Fn::GetStackOutput\`, parameters whose value is an SSM parameter's (\`AWS::SSM::Parameter::Value<…>\`) and
\`{{resolve:ssm:…}}\` take what the stacks give that run beside this one. What none of them gives is refused by its name, as are other
dynamic references, every other function, and transforms (\`Transform\`, \`Fn::Transform\`).

## Workflows

Express workflows in JSONata, in JSONPath with its intrinsic functions, or in both. Their tasks invoke a function, send a message to a
queue, publish to a topic, put events on a bus, start an execution, put, get, update and delete an item of a table, call the account's
HTTP API (\`apigateway:invoke\`), or an endpoint over HTTPS with a connection (\`http:invoke\`; one on this machine over HTTP, too); and they call
any operation below by the SDK integration (\`aws-sdk:dynamodb:query\`, \`aws-sdk:s3:getObject\`). Anything else in a
definition is refused with its place.

## Operations of AWS's APIs

${operations(account)}

Any other operation is answered with an error.

## Recorded on AWS, and different here

${recordedCases()}

${recordedDifferences()}

## Not confirmed against AWS

Where AWS's behaviour is not documented and could not be tried, the code does what is likely and says so. This is what it says.

${unconfirmed()}
`;
}

function unconfirmed(): string {
  const files = ['lib', 'local', 'packages'].flatMap((folder) =>
    readdirSync(join(PROJECT, folder), { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.ts'))
      .map((name) => join(folder, name)),
  );
  const sentences = files.sort().flatMap((file) => {
    if (/\/(test|node_modules)\//.test(file)) return [];
    return unconfirmedIn(file.split(sep).join('/'), readFileSync(join(PROJECT, file), 'utf8'));
  });
  return list(sentences.map(({ file, sentence }) => `${code(file)}: ${sentence}`));
}
