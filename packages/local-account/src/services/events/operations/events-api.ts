import type { ServiceApi } from '../../../service';
import { awsJson } from '../../../wire/aws-json';
import type { EventsPorts } from '../ports';
import { cancelReplay } from './cancel-replay';
import { createArchive } from './create-archive';
import { createConnection } from './create-connection';
import { createEventBus } from './create-event-bus';
import { deleteArchive } from './delete-archive';
import { deleteConnection } from './delete-connection';
import { deleteEventBus } from './delete-event-bus';
import { deleteRule } from './delete-rule';
import { describeArchive } from './describe-archive';
import { describeConnection } from './describe-connection';
import { describeEventBus } from './describe-event-bus';
import { describeReplay } from './describe-replay';
import { describeRule } from './describe-rule';
import { disableRule } from './disable-rule';
import { enableRule } from './enable-rule';
import { listArchives } from './list-archives';
import { listConnections } from './list-connections';
import { listEventBuses } from './list-event-buses';
import { listReplays } from './list-replays';
import { listRuleNamesByTarget } from './list-rule-names-by-target';
import { listRules } from './list-rules';
import { listTagsForResource } from './list-tags-for-resource';
import { listTargetsByRule } from './list-targets-by-rule';
import { putEvents } from './put-events';
import { putRule } from './put-rule';
import { putTargets } from './put-targets';
import { removeTargets } from './remove-targets';
import { startReplay } from './start-replay';
import { tagResource } from './tag-resource';
import { testEventPattern } from './test-event-pattern';
import { untagResource } from './untag-resource';
import { updateArchive } from './update-archive';
import { updateConnection } from './update-connection';

export const eventsApi: ServiceApi<EventsPorts> = {
  protocol: awsJson({ version: '1.1', targetPrefix: 'AWSEvents' }),
  operations: [
    cancelReplay,
    createArchive,
    createConnection,
    createEventBus,
    deleteArchive,
    deleteConnection,
    deleteEventBus,
    deleteRule,
    describeArchive,
    describeConnection,
    describeEventBus,
    describeReplay,
    describeRule,
    disableRule,
    enableRule,
    listArchives,
    listConnections,
    listEventBuses,
    listReplays,
    listRuleNamesByTarget,
    listRules,
    listTagsForResource,
    listTargetsByRule,
    putEvents,
    putRule,
    putTargets,
    removeTargets,
    startReplay,
    tagResource,
    testEventPattern,
    untagResource,
    updateArchive,
    updateConnection,
  ],
};
