import type { StateMachineDefinition } from '@pipeline/states-language';
import type { VendedLog } from './needs';

/** How much of its executions a state machine logs, and where. */
export interface StateMachineLogging {
  readonly level: 'ALL' | 'ERROR' | 'FATAL' | 'OFF';
  readonly includeExecutionData: boolean;
  /** With or without `:*`. @default - nowhere */
  readonly logGroupArn?: string | undefined;
}

/** What a state machine is encrypted with. */
export type StateMachineEncryption =
  | { readonly type: 'AWS_OWNED_KEY' }
  | {
      readonly type: 'CUSTOMER_MANAGED_KMS_KEY';
      readonly kmsKeyId: string;
      readonly kmsDataKeyReusePeriodSeconds?: number | undefined;
    };

/** What a state machine is made of, and what an update changes. */
export interface StateMachineSettings {
  readonly roleArn: string;
  /** As it was given, with every substitution made. */
  readonly definitionText: string;
  readonly definition: StateMachineDefinition;
  readonly logging: StateMachineLogging;
  /** Whether AWS records traces: it changes nothing about an execution here. */
  readonly tracingEnabled: boolean;
  readonly encryption: StateMachineEncryption;
}

/** An Express state machine. */
export interface StateMachine extends StateMachineSettings {
  readonly name: string;
  readonly arn: string;
  /** Where its executions are logged. @default - nowhere */
  readonly log?: VendedLog | undefined;
  readonly creationDate: Date;
  /** @default - it has never been updated */
  readonly revisionId?: string | undefined;
}
