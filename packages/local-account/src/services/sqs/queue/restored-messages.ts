import { keysBelow, partsOf } from '../../../store/keys';
import type { Store } from '../../../store/store';
import type { QueuedMessage } from '../message/message';
import { readHead } from '../message/written-message';
import { type KeptState, MESSAGES, STATES } from './kept-messages';

/** A message of an earlier run. */
export interface RestoredMessage {
  /** The times in it are in milliseconds since the epoch. */
  readonly message: QueuedMessage;
  /** In milliseconds since the epoch; zero for one that always was. */
  readonly visibleAt: number;
}

/** What earlier runs have left in a store, by the names of the queues. */
export async function restoreMessages(store: Store): Promise<Map<string, RestoredMessage[]>> {
  const states = new Map<string, KeptState>();
  for await (const [key, value] of store.entries(keysBelow(STATES))) {
    states.set(key.slice(STATES.length), JSON.parse(value) as KeptState);
  }
  const restored = new Map<string, RestoredMessage[]>();
  for await (const [key, value] of store.entries(keysBelow(MESSAGES))) {
    const [, queueName = '', number] = partsOf(key);
    const messages = restored.get(queueName) ?? [];
    messages.push(restoreMessage(Number(number), value, states.get(key.slice(MESSAGES.length))));
    restored.set(queueName, messages);
  }
  return restored;
}

function restoreMessage(number: number, text: string, state: KeptState | undefined): RestoredMessage {
  const { enqueuedAt, receiveCountBefore, sizeBytes } = readHead(text);
  const { receiveCount = receiveCountBefore, firstReceivedAt, delivery, visibleAt = 0 } = state ?? {};
  return {
    visibleAt,
    message: {
      number,
      enqueuedAt,
      receiveCountBefore,
      sizeBytes,
      receiveCount,
      firstReceivedAt,
      delivery,
      sendingPlace: -1,
      turnPlace: -1,
    },
  };
}
