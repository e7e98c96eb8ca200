import type { InterceptedCall } from '../intercept';
import type { Identify } from '../trace/identify';
import type { TransactionIdentity } from '../trace/trace-record';
import { recordBodyOf } from './carried-body';
import { Piece, type PieceContent } from './piece';
import type { Receipts } from './receipts';

/** The members of inputs that are read here. */
interface Input {
  readonly MessageBody?: string;
  readonly MessageAttributes?: Attributes;
  readonly Message?: string;
  readonly Payload?: string;
  readonly ReceiptHandle?: string;
  readonly input?: { readonly text: string };
  readonly logEvents?: readonly { readonly message: string }[];
  readonly Entries?: readonly Entry[];
  readonly PublishBatchRequestEntries?: readonly Entry[];
}

interface Entry {
  readonly MessageBody?: string;
  readonly MessageAttributes?: Attributes;
  readonly Message?: string;
  readonly ReceiptHandle?: string;
  readonly Detail?: string;
  readonly transaction?: TransactionIdentity;
}

type Attributes = Readonly<Record<string, { readonly StringValue?: string } | undefined>>;

/**
 * Finds out which transactions a call is about: one, or as many as its batch has entries, in their order.
 *
 * @returns none for a call that is about none, such as a poll
 */
export function piecesOf(
  { service, operation, input, transaction }: InterceptedCall,
  receipts: Receipts,
  identify: Identify,
): readonly Piece[] {
  const given = input as Input;
  const piece = (content: PieceContent) => new Piece({ transaction, ...content }, identify);
  const sent = ({ MessageBody: text = '', MessageAttributes: attributes }: Entry) =>
    piece({ text, attributes: textsOf(attributes) });
  const received = ({ ReceiptHandle: text = '' }: Entry) => receipts.find(text) ?? piece({ text });
  switch (`${service}:${operation}`) {
    case 'events:PutEvents':
      return (given.Entries ?? []).map(({ Detail: text = '', transaction: known = transaction }) =>
        piece({ text, event: () => `{"detail":${text}}`, transaction: known }),
      );
    case 'lambda:Invoke':
      return [piece({ text: given.Payload ?? '' })];
    case 'logs:PutLogEvents':
      // Most lines, such as those of the platform, are about no transaction.
      return (given.logEvents ?? [])
        .filter(({ message }) => recordBodyOf(message) !== undefined)
        .map(({ message: text }) => piece({ text }));
    case 'sns:Publish':
      return [piece({ text: given.Message ?? '' })];
    case 'sns:PublishBatch':
      return (given.PublishBatchRequestEntries ?? []).map(({ Message: text = '' }) => piece({ text }));
    case 'sqs:ChangeMessageVisibility':
    case 'sqs:DeleteMessage':
      return [received(given)];
    case 'sqs:ChangeMessageVisibilityBatch':
    case 'sqs:DeleteMessageBatch':
      return (given.Entries ?? []).map(received);
    case 'sqs:ReceiveMessage':
      return [];
    case 'sqs:SendMessage':
      return [sent(given)];
    case 'sqs:SendMessageBatch':
      return (given.Entries ?? []).map(sent);
    case 'states:StartExecution':
    case 'states:StartSyncExecution':
      return [piece({ text: given.input?.text ?? '' })];
    default:
      return [piece({ text: writeInput(input) })];
  }
}

/** Of a whole file its length is enough. */
function writeInput(input: unknown): string {
  const members = Object.entries(input as object).map(([name, member]: [string, unknown]) => [
    name,
    member instanceof Uint8Array ? member.byteLength : member,
  ]);
  return JSON.stringify(members);
}

function textsOf(attributes: Attributes = {}): Record<string, string> {
  return Object.fromEntries(
    Object.entries(attributes).flatMap(([name, attribute]) =>
      attribute?.StringValue === undefined ? [] : [[name, attribute.StringValue]],
    ),
  );
}
