import { ASSUMED_TIMES } from '../../../scale/settings/service-times';
import { list } from '../local-run/markdown';
import { time } from './figures';

/** What nobody outside AWS knows, and what is taken for it. */
export function unknowns(): string {
  const { batchSeconds, overheadSeconds, functionSeconds, initSeconds } = ASSUMED_TIMES;
  return list([
    "**How many batches one pipe takes at once.** Two of AWS's pages say [1,000](https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-pipes-sqs.html) and [1,250](https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-pipes-batching-concurrency.html); 1,000 is taken. The latter calls it a best-effort limit that a pipe may exceed.",
    `**How long a pipe takes for a batch.** ${time(batchSeconds)} is taken (\`--batch-time\`). Twice as long halves what a pipe moves, which still is more than a workflow's StartExecution.`,
    '**How a pipe takes fewer batches at once again**, and how it retries a throttled PutEvents: taken are the pace at which it took more, as soon as a tenth of what its pollers could take is not there; and that the messages come back after the visibility timeout.',
    '**How full batches are** while there are more pollers than needed. Each poller is taken to find one message as long as there are no more messages than pollers, so that there are as many PutEvents as can be.',
    '**How a rule waits before it tries again.** AWS says exponential backoff and jitter, 24 hours and 185 times. Taken is what the local run does: up to 1 s, twice as long each time, 10 minutes at the most. That tries count toward the quota of invocations is taken, too. Waits above a second make up most of the ages below wherever `start-rate` binds.',
    `**How long an execution and an invocation take.** ${time(overheadSeconds)} beside the function and ${time(functionSeconds)} in it are taken, ${time(initSeconds)} more for a new environment. Measure yours, and give \`--function-time\`.`,
    '**How many Express executions may run at once.** AWS names no quota for them.',
    '**What an archive takes.** AWS names no quota for what it takes in. A replay goes through the same rule, and shares its quotas with what is new.',
    "**What counts toward the quotas of CloudWatch Logs.** Whether Lambda's own writing for functions, and the delivery of access logs and workflow logs, count toward `log-writes` and `log-streams` is not documented. They hold up no transaction: logs are best-effort, and [the guarantee](guarantee.md) says what that means for the record of a transaction.",
    '**How often EventBridge, Step Functions and CloudWatch Logs use a customer managed key.** SQS asks for it once in five minutes for each caller, so not by the transaction. If each transaction took four calls, `key-requests` would bind at 25,000 a second.',
    "**How far AWS raises a quota.** Of Lambda's concurrency it says tens of thousands, of the others nothing. A cell that needs no more than has been asked for and got is the safe one.",
  ]);
}
