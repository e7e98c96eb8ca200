import type { JsonValue } from 'type-fest';
import { isJsonObject } from './json';
import type { TaskIntegration } from './task-port';

/** The arguments of DynamoDB's operations that have attribute values, by names that the client chooses. */
const MAPS = ['Item', 'Key', 'ExpressionAttributeValues'];

/** Each is text in an attribute value, a number, too. */
const TEXTS = ['S', 'N', 'B'];

/**
 * What is wrong with the attribute values among the arguments of a task for DynamoDB. AWS's words for a text:
 * https://github.com/aws/aws-cdk/issues/9181
 */
export function attributeValueProblems(integration: TaskIntegration, args: JsonValue): string[] {
  if (!/^(?:aws-sdk:)?dynamodb:/.test(integration) || !isJsonObject(args)) return [];
  return Object.entries(args)
    .filter(([name]) => MAPS.includes(name))
    .flatMap(([, values]) => problemsInMap(values ?? null));
}

function problemsInMap(values: JsonValue): string[] {
  return isJsonObject(values) ? Object.values(values).flatMap((value) => problemsOf(value ?? null)) : [];
}

function problemsOf(value: JsonValue): string[] {
  if (!isJsonObject(value)) return [];
  return Object.entries(value).flatMap(([type, content = null]) => {
    if (type === 'M') return problemsInMap(content);
    if (type === 'L') return Array.isArray(content) ? content.flatMap(problemsOf) : [];
    if (!TEXTS.includes(type) || content === null || typeof content === 'string') return [];
    return [`The value for the field '${type}' must be a STRING`];
  });
}
