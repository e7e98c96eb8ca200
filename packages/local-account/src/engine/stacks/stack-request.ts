import type { Template } from '../../template/template';

export interface StackTag {
  readonly key: string;
  readonly value: string;
}

/** What a stack is asked to become. */
export interface StackRequest {
  /** The template as it was given. */
  readonly templateText: string;
  readonly template: Template;
  /** The values that were given for parameters, or are kept. @default - each parameter has its default */
  readonly parameters?: ReadonlyMap<string, string>;
  readonly tags?: readonly StackTag[];
  /** What the caller acknowledged, such as `CAPABILITY_NAMED_IAM`. */
  readonly capabilities?: readonly string[];
  readonly notificationArns?: readonly string[];
  /** The role that the caller passed on; it is only described. */
  readonly roleArn?: string;
  /**
   * What becomes of the stack if it fails: it goes back to what it was (`ROLLBACK`), is deleted if it is new (`DELETE`), or is left
   * as it is (`DO_NOTHING`). @default ROLLBACK
   */
  readonly onFailure?: 'ROLLBACK' | 'DELETE' | 'DO_NOTHING';
  /** Whether resources that this request creates are deleted when it is rolled back, though their `DeletionPolicy` is `Retain`. @default false */
  readonly retainExceptOnCreate?: boolean;
  /** Shown with each event. */
  readonly clientRequestToken?: string;
  /** Whether what others than CloudFormation have changed, or deleted, is brought back, too. @default false */
  readonly revertsDrift?: boolean;
  /** Whether what a stack has left behind, under a name that this one wants to give, becomes part of this one. @default false */
  readonly importsExisting?: boolean;
  /** How it was asked for: shown, and no more. @default - it was not said */
  readonly deploymentMode?: 'STANDARD' | 'EXPRESS';
}
