import type { ServiceApi } from '../../../service';
import { awsJson } from '../../../wire/aws-json';
import type { EventsPorts } from '../ports';
import { cancelReplay } from './cancel-replay';
import { createArchive } from './create-archive';
import { deleteArchive } from './delete-archive';
import { deleteRule } from './delete-rule';
import { describeArchive } from './describe-archive';
import { describeEventBus } from './describe-event-bus';
import { describeReplay } from './describe-replay';
import { describeRule } from './describe-rule';
import { disableRule } from './disable-rule';
import { enableRule } from './enable-rule';
import { listArchives } from './list-archives';
import { listEventBuses } from './list-event-buses';
import { listReplays } from './list-replays';
import { listRuleNamesByTarget } from './list-rule-names-by-target';
import { listRules } from './list-rules';
import { listTagsForResource } from './list-tags-for-resource';
import { listTargetsByRule } from './list-targets-by-rule';
import { putEvents } from './put-events';
import { putRule } from './put-rule';
import { startReplay } from './start-replay';
import { testEventPattern } from './test-event-pattern';
import { updateArchive } from './update-archive';

export const eventsApi: ServiceApi<EventsPorts> = {
  protocol: awsJson({ version: '1.1', targetPrefix: 'AWSEvents' }),
  operations: [
    cancelReplay,
    createArchive,
    deleteArchive,
    deleteRule,
    describeArchive,
    describeEventBus,
    describeReplay,
    describeRule,
    disableRule,
    enableRule,
    listArchives,
    listEventBuses,
    listReplays,
    listRuleNamesByTarget,
    listRules,
    listTagsForResource,
    listTargetsByRule,
    putEvents,
    putRule,
    startReplay,
    testEventPattern,
    updateArchive,
  ],
};
