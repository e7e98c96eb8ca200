import { byId, formById, onSubmit } from './elements';
import { showOutputs } from './outputs';
import { showQueues } from './queues';
import { offerReplay } from './replay';
import { readTrace } from './trace';
import { Transactions } from './transactions';

/** How long to gather what happens before the queues are asked for again. */
const QUEUES_DELAY_MS = 500;

const connection = byId('connection');
const transactions = new Transactions(byId('transactions'));
let queuesAreDue = false;

function showQueuesSoon(): void {
  if (queuesAreDue) return;
  queuesAreDue = true;
  setTimeout(() => {
    queuesAreDue = false;
    showQueues().catch(showProblem);
  }, QUEUES_DELAY_MS);
}

function showProblem(error: unknown): void {
  connection.textContent = String(error);
}

/** SQS says it in XML, the API in JSON. */
function reasonIn(text: string): string {
  const message = new DOMParser().parseFromString(text, 'application/xml').querySelector('Message');
  return message?.textContent ?? text;
}

onSubmit(formById('send'), async (data) => {
  const body = data.get('body') as string;
  const headers = { 'content-type': 'application/json' };
  const response = await fetch('/', { method: 'POST', headers, body });
  const answer = `${response.status} ${response.headers.get('apigw-requestid') ?? ''}`;
  return response.ok ? answer : `${answer} ${reasonIn(await response.text())}`;
});
showOutputs().catch(showProblem);
offerReplay().catch(showProblem);
showQueuesSoon();
readTrace(
  () => (connection.textContent = 'Connected.'),
  (record) => {
    transactions.add(record);
    showQueuesSoon();
  },
).then(
  () => (connection.textContent = 'The run has ended.'),
  () => (connection.textContent = 'The run has ended, or cannot be reached: load the page again.'),
);
