import { Validations } from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';

/** That a rule need not be kept at or below a construct, and why. */
export interface Acknowledgement {
  readonly rule: string;
  readonly construct: string;
  readonly reason: string;
}

/** What is acknowledged at a construct, and at all below it. */
export function acknowledgementsIn(scope: IConstruct): Acknowledgement[] {
  return scope.node.findAll().flatMap(({ node }) =>
    node.metadata
      .filter(({ type }) => type === Validations.ACKNOWLEDGED_RULES_METADATA_KEY)
      .flatMap(({ data }) => Object.entries(data as Record<string, string>))
      .map(([id, reason]) => ({ rule: id.replace(/^Annotation::/, ''), construct: node.path, reason })),
  );
}
