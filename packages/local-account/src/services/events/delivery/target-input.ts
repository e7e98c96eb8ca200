import type { JsonValue } from 'type-fest';
import { jsonValueOf } from '@pipeline/event-pattern';
import { type JsonPath, selectPart } from '../../../input-transformation/json-path';
import type { ParsedEvent } from '../bus/parsed-event';
import type { ParsedInput } from '../needs';
import { DeliveryRefused } from './delivery-refused';

/** What a target gets. */
export interface TargetPayload {
  readonly text: string;
  /** What `JSON.parse` makes of the text. @default - it is no JSON, as several lines of text are not */
  readonly value?: JsonValue;
}

/** The rule that an event is delivered for. */
export interface DeliveringRule {
  readonly name: string;
  readonly arn: string;
}

/**
 * Makes what a target gets of an event: always of pieces of the event's own text, so that nothing in them changes.
 *
 * @throws DeliveryRefused
 */
export type TargetInput = (event: ParsedEvent, rule: DeliveringRule) => TargetPayload;

export const wholeEvent: TargetInput = (event) => event;

/** @param input JSON, as it was given */
export function constantInput(input: ParsedInput): TargetInput {
  return () => input;
}

/** A path that leads nowhere, or to null, gives `{}`, as recorded of AWS. */
export function inputOfPath(path: JsonPath): TargetInput {
  return (event) => {
    const { text, value } = selectPart(event.written, path) ?? { text: 'null', value: null };
    return value === null ? { text: '{}', value: {} } : { text, value: jsonValueOf(value) };
  };
}

/** For a target that takes JSON only. @throws DeliveryRefused */
export function requireJson({ text, value }: TargetPayload): ParsedInput {
  if (value === undefined) throw notJson(text);
  return { text, value };
}

/** `INVALID_JSON` is in AWS's list of codes; for what, and in which words, is not confirmed against AWS. */
export function notJson(text: string): DeliveryRefused {
  return new DeliveryRefused('INVALID_JSON', `The input for the target is not valid JSON: ${text}`);
}
