import type { Account } from '../account';
import type { LiveResource } from './resource-type';

/** A resource that is accepted and not run, as its type gets to know it. */
export interface AcceptedResource {
  readonly account: Account;
  /** A name like the one CloudFormation would make; the same in every run. */
  readonly physicalName: string;
  /** Gives the text of a property at any depth, its functions resolved; undefined if there is none. */
  readonly text: (property: string, ...members: readonly string[]) => string | undefined;
}

/** A resource type that is accepted and not run: it changes nothing about how the stack works. */
export interface AcceptedType {
  /** As in the template, such as `AWS::CloudWatch::Alarm`. */
  readonly type: string;
  /** Why it changes nothing, to be read after the type's name. */
  readonly reason: string;
  /** What `Ref` and `Fn::GetAtt` give. */
  readonly identify: (resource: AcceptedResource) => Pick<LiveResource, 'ref' | 'attributes'>;
}

/**
 * Declares a type that is accepted and not run.
 *
 * @param identify what `Ref` and `Fn::GetAtt` give. @default - `Ref` gives a name like the one CloudFormation would make, and there
 * are no attributes
 */
export function acceptedType(
  type: string,
  reason: string,
  identify: AcceptedType['identify'] = ({ physicalName }) => ({ ref: physicalName }),
): AcceptedType {
  return { type, reason, identify };
}
