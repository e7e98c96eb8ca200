import { AwsError } from '../../errors/aws-error';
import { InputTemplate } from '../../input-transformation/input-template';
import { type JsonPath, parseJsonPath, selectPart } from '../../input-transformation/json-path';
import { writeValue } from '../../input-transformation/written-json';
import type { WrittenValue } from '../../input-transformation/written-value';
import type { QueueRecord } from '../../queue-polling/queue-record';

/** What a target gets of a record. */
export interface PipePayload {
  readonly text: string;
  /** Whether the text is JSON; to a target that takes JSON only, any other is a string. */
  readonly isJson: boolean;
}

/** What a template may say of its pipe. */
export interface PipeFacts {
  readonly name: string;
  readonly arn: string;
  readonly sourceArn: string;
  readonly targetArn: string;
}

type Variable = (record: QueueRecord, pipe: PipeFacts, now: number) => WrittenValue | undefined;

/** @see https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-pipes-input-transformation.html#input-transform-reserved */
const RESERVED = new Map<string, Variable>([
  ['aws.pipes.pipe-arn', (_, { arn }) => writeValue(arn)],
  ['aws.pipes.pipe-name', (_, { name }) => writeValue(name)],
  ['aws.pipes.source-arn', (_, { sourceArn }) => writeValue(sourceArn)],
  ['aws.pipes.target-arn', (_, { targetArn }) => writeValue(targetArn)],
  // There is no enrichment.
  ['aws.pipes.enrichment-arn', () => undefined],
  ['aws.pipes.event.ingestion-time', (_, __, now) => writeValue(new Date(now).toISOString())],
  ['aws.pipes.event', ({ written }) => written],
  ['aws.pipes.event.json', (record) => (record.hasJsonBody ? record.decoded : undefined)],
]);

/** A pipe's `InputTemplate`: JSON or text, with pieces of the record in it. */
export class PipeTemplate {
  private readonly template: InputTemplate;
  private readonly paths = new Map<string, JsonPath>();

  constructor(source: string) {
    this.template = new InputTemplate(source, 'plain');
    for (const name of this.template.variables) {
      const path = parseJsonPath(name);
      if (path) this.paths.set(name, path);
    }
  }

  /** A placeholder that stands for nothing. @default - each stands for something */
  get unknownVariable(): string | undefined {
    return this.template.variables.find((name) => !this.paths.has(name) && !RESERVED.has(name));
  }

  /** @throws AwsError `ValidationException` where the values make something of JSON that is none, in words that are not AWS's */
  fill(record: QueueRecord, pipe: PipeFacts, now: number): PipePayload {
    const { isJson } = this.template;
    const text = this.template.fill((name) => {
      const path = this.paths.get(name);
      return path ? selectPart(record.decoded, path) : RESERVED.get(name)?.(record, pipe, now);
    });
    if (isJson && !isValid(text)) {
      throw new AwsError('ValidationException', `What the InputTemplate makes is not valid JSON: ${text}`);
    }
    return { text, isJson };
  }
}

/** For a target that takes JSON only. */
export function jsonOf({ text, isJson }: PipePayload): string {
  return isJson ? text : JSON.stringify(text);
}

function isValid(json: string): boolean {
  try {
    JSON.parse(json);
    return true;
  } catch {
    return false;
  }
}
