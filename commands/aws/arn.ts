import { build, parse, validate } from '@aws-sdk/util-arn-parser';

export function isArn(text: string): boolean {
  return validate(text);
}

/**
 * The ARN of something that lives where another thing does: in its partition, Region and account.
 *
 * @throws Error for what is no ARN
 */
export function arnBeside(arn: string, service: string, resource: string): string {
  return build({ ...parse(arn), service, resource });
}

/**
 * What an ARN names, part by part: `log-group`, the group's name and `*`, or `execution`, a state machine's name and the execution's.
 *
 * @throws Error for what is no ARN
 */
export function resourceParts(arn: string): string[] {
  return parse(arn).resource.split(':');
}
