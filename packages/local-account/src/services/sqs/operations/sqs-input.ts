import { z } from 'zod';

const text = z.string().optional();
const whole = z.number().int().optional();
const texts = z.array(z.string()).optional();
const textsByName = z.record(z.string(), z.string()).optional();

/** Binary values travel as base64. */
const binary = z
  .string()
  .transform((base64) => Buffer.from(base64, 'base64'))
  .optional();

const attributes = z
  .record(z.string(), z.looseObject({ DataType: text, StringValue: text, BinaryValue: binary }))
  .optional();

const members = {
  QueueUrl: text,
  QueueName: text,
  QueueNamePrefix: text,
  QueueOwnerAWSAccountId: text,
  Id: text,
  MessageBody: text,
  MessageAttributes: attributes,
  MessageSystemAttributes: attributes,
  MessageGroupId: text,
  MessageDeduplicationId: text,
  ReceiveRequestAttemptId: text,
  ReceiptHandle: text,
  DelaySeconds: whole,
  VisibilityTimeout: whole,
  WaitTimeSeconds: whole,
  MaxNumberOfMessages: whole,
  MaxNumberOfMessagesPerSecond: whole,
  MaxResults: whole,
  NextToken: text,
  AttributeNames: texts,
  MessageSystemAttributeNames: texts,
  MessageAttributeNames: texts,
  Attributes: textsByName,
  Tags: textsByName,
  tags: textsByName,
  TagKeys: texts,
  Label: text,
  AWSAccountIds: texts,
  Actions: texts,
  SourceArn: text,
  DestinationArn: text,
  TaskHandle: text,
};

/** The members of all of SQS's operations; a name has one type wherever it occurs. SQS itself checks the values. */
export const sqsInput = z.looseObject({ ...members, Entries: z.array(z.looseObject(members)).optional() });
