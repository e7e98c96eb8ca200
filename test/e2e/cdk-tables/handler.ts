import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient, GetCommand, PutCommand, QueryCommand } from '@aws-sdk/lib-dynamodb';

const client = DynamoDBDocumentClient.from(new DynamoDBClient());

/** Keeps an order, and tells what it finds of it; or why it may not. */
export async function handler({ id }: { readonly id: string }): Promise<object> {
  const TableName = process.env.TABLE_NAME;
  try {
    const Item = { id, version: 1, lines: [{ sku: 'a', price: 1.5 }], tags: new Set(['new']), state: 'open' };
    await client.send(new PutCommand({ TableName, Item }));
    const got = await client.send(new GetCommand({ TableName, Key: { id, version: 1 } }));
    const found = await client.send(
      new QueryCommand({
        TableName,
        IndexName: 'by-state',
        KeyConditionExpression: '#s = :open',
        ExpressionAttributeNames: { '#s': 'state' },
        ExpressionAttributeValues: { ':open': 'open' },
      }),
    );
    return { lines: got.Item?.lines as unknown, found: found.Count };
  } catch (error) {
    return { denied: (error as Error).name };
  }
}
