import type { SynthesizedStack } from '../../../local/cloud-assembly';
import { removeResource, type ResourceJson, type TemplateJson, templateOf } from './template-json';

interface StatementJson {
  readonly Effect: 'Allow' | 'Deny';
  Action: string | string[];
  Principal?: Record<string, unknown>;
}

interface DocumentJson {
  readonly Statement: StatementJson[];
}

interface InlinePolicyJson {
  readonly PolicyName: string;
  readonly PolicyDocument: DocumentJson;
}

/** One action of one statement of a policy of the template. */
export interface Permission {
  readonly logicalId: string;
  /** The policy's kind, and its name where a resource has several. */
  readonly policy: string;
  readonly effect: 'Allow' | 'Deny';
  readonly action: string;
  /** The template without it. */
  readonly without: TemplateJson;
}

/** Every action of every statement of every policy of a stack. */
export function permissionsOf(synthesized: SynthesizedStack): Permission[] {
  return Object.entries(templateOf(synthesized).Resources).flatMap(([logicalId, resource]) =>
    documentsOf(resource).flatMap(({ policy, document }, documentIndex) =>
      document.Statement.flatMap(({ Effect: effect, Action }, statementIndex) =>
        [Action].flat().map((action) => {
          const template = templateOf(synthesized);
          removeAction(template, logicalId, documentIndex, statementIndex, action);
          return { logicalId, policy, effect, action, without: template };
        }),
      ),
    ),
  );
}

function documentsOf({ Type, Properties = {} }: ResourceJson): { policy: string; document: DocumentJson }[] {
  switch (Type) {
    case 'AWS::IAM::Role': {
      const { AssumeRolePolicyDocument, Policies = [] } = Properties as {
        AssumeRolePolicyDocument: DocumentJson;
        Policies?: InlinePolicyJson[];
      };
      return [
        { policy: 'trust', document: AssumeRolePolicyDocument },
        ...Policies.map(({ PolicyName, PolicyDocument }) => ({
          policy: PolicyName,
          document: PolicyDocument,
        })),
      ];
    }
    case 'AWS::IAM::Policy':
      return [{ policy: 'identity', document: Properties.PolicyDocument as DocumentJson }];
    case 'AWS::SQS::QueuePolicy':
      return [{ policy: 'queue', document: Properties.PolicyDocument as DocumentJson }];
    case 'AWS::SNS::TopicPolicy':
      return [{ policy: 'topic', document: Properties.PolicyDocument as DocumentJson }];
    default:
      // A policy on a type that is not looked at here would go untested.
      if (JSON.stringify(Properties).includes('"Effect"')) throw new Error(`${Type} has policies, too`);
      return [];
  }
}

function removeAction(
  template: TemplateJson,
  logicalId: string,
  documentIndex: number,
  statementIndex: number,
  action: string,
): void {
  const resource = template.Resources[logicalId]!;
  const { policy, document } = documentsOf(resource)[documentIndex]!;
  const statement = document.Statement[statementIndex]!;
  const others = [statement.Action].flat().filter((other) => other !== action);
  if (policy === 'trust') {
    // IAM takes no role without a trust policy: this one now trusts a service that nothing here uses.
    statement.Principal = { Service: 'ec2.amazonaws.com' };
  } else if (others.length > 0) {
    statement.Action = others;
  } else if (document.Statement.length > 1) {
    document.Statement.splice(statementIndex, 1);
  } else if (resource.Type === 'AWS::IAM::Role') {
    // IAM takes no policy without a statement, either. The trust policy is the first of a role's documents.
    (resource.Properties!.Policies as InlinePolicyJson[]).splice(documentIndex - 1, 1);
  } else {
    removeResource(template, logicalId);
  }
}
