import type { InputTransformer } from '@aws-sdk/client-eventbridge';
import type { JsonValue } from 'type-fest';
import { InputTemplate, type ResolveVariable } from '../../../input-transformation/input-template';
import { type JsonPath, parseJsonPath, selectPart } from '../../../input-transformation/json-path';
import { writeValue, writtenObject } from '../../../input-transformation/written-json';
import type { WrittenValue } from '../../../input-transformation/written-value';
import { writeSecond } from '../bus/bus-event';
import type { ParsedEvent } from '../bus/parsed-event';
import { type DeliveringRule, notJson, type TargetInput } from './target-input';

/**
 * What a template may name without a path. That the event without its detail has `detailType`, and its members this order, is recorded on
 * AWS.
 *
 * @see https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-transform-target-input.html#eb-transform-input-predefined
 */
const PREDEFINED = new Map<string, (event: ParsedEvent, rule: DeliveringRule) => WrittenValue>([
  ['aws.events.rule-arn', (_, rule) => writeValue(rule.arn)],
  ['aws.events.rule-name', (_, rule) => writeValue(rule.name)],
  ['aws.events.event.ingestion-time', ({ event }) => writeValue(writeSecond(event.ingestedAt))],
  ['aws.events.event', eventWithoutDetail],
  ['aws.events.event.json', ({ written }) => written],
]);

/** Why a transformer is not taken, without the full stop. */
export class RefusedTransformer {
  constructor(readonly reason: string) {}
}

/**
 * Reads an `InputTransformer`. The words about a placeholder are recorded on AWS; not confirmed against AWS: those about a template or a path
 * that cannot be read.
 *
 * @param targetId for the words
 */
export function parseInputTransformer(
  { InputPathsMap = {}, InputTemplate: source = '' }: Partial<InputTransformer>,
  targetId: string,
): TargetInput | RefusedTransformer {
  const paths = new Map<string, JsonPath>();
  for (const [name, given] of Object.entries(InputPathsMap)) {
    const path = parseJsonPath(given);
    if (!path) return new RefusedTransformer(`InputPath for target ${targetId} is invalid`);
    paths.set(name, path);
  }
  const template = new InputTemplate(source, 'quoted');
  const unknown = template.variables.find((name) => !paths.has(name) && !PREDEFINED.has(name));
  if (unknown !== undefined) {
    return new RefusedTransformer(
      `InputTemplate for target ${targetId} contains invalid placeholder ${unknown}`,
    );
  }
  if (!template.isWellFormed) {
    return new RefusedTransformer(
      `InputTemplate for target ${targetId} is not valid JSON, nor text in quotes`,
    );
  }
  return (event, rule) => {
    const resolve: ResolveVariable = (name) => {
      const path = paths.get(name);
      return path ? selectPart(event.written, path) : PREDEFINED.get(name)?.(event, rule);
    };
    const text = template.fill(resolve);
    const value = parseJson(text);
    // Recorded on AWS: it is not delivered.
    if (template.isJson && value === undefined) throw notJson(text);
    return { text, value };
  };
}

function eventWithoutDetail({ written }: ParsedEvent): WrittenValue {
  const names = [
    ['id', 'id'],
    ['account', 'account'],
    ['detailType', 'detail-type'],
    ['time', 'time'],
    ['source', 'source'],
    ['region', 'region'],
    ['resources', 'resources'],
    ['version', 'version'],
  ] as const;
  const members = names.flatMap(([name, inEvent]) => {
    const member = written.members.get(inEvent);
    return member ? [[name, member] as const] : [];
  });
  const text = members.map(([name, member]) => `${JSON.stringify(name)}:${member.text}`).join(',');
  return writtenObject(new Map(members), `{${text}}`);
}

function parseJson(text: string): JsonValue | undefined {
  try {
    return JSON.parse(text) as JsonValue;
  } catch {
    return undefined;
  }
}
