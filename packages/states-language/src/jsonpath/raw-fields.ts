import type { JsonValue } from 'type-fest';

/** The fields of all types of states that are JSONPath's, after their schema has been checked. */
export interface RawJsonpath extends RawCompletion {
  readonly InputPath?: string | null;
  readonly OutputPath?: string | null;
  readonly Parameters?: JsonValue;
  readonly Result?: JsonValue;
  readonly ResultSelector?: JsonValue;
  readonly TimeoutSeconds?: number;
  readonly TimeoutSecondsPath?: string;
  readonly HeartbeatSeconds?: number;
  readonly HeartbeatSecondsPath?: string;
  readonly Seconds?: number;
  readonly SecondsPath?: string;
  readonly Timestamp?: string;
  readonly TimestampPath?: string;
  readonly Error?: string;
  readonly ErrorPath?: string;
  readonly Cause?: string;
  readonly CausePath?: string;
  readonly ItemsPath?: string;
  readonly ItemSelector?: JsonValue;
  readonly MaxConcurrency?: number;
  readonly MaxConcurrencyPath?: string;
}

/** What a state and its catchers have. */
export interface RawCompletion {
  readonly ResultPath?: string | null;
  readonly Assign?: Record<string, JsonValue>;
}
