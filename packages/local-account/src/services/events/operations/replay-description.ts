import type { Replay as ListedReplay } from '@aws-sdk/client-eventbridge';
import type { Replay } from '../replay/replay';
import { wholeSecond } from './archive-description';

/** A replay as listings show it, and `DescribeReplay` with some members more. */
export function replayDescription({
  input,
  state,
  stateReason,
  startTime,
  endTime,
  eventLastReplayedTime,
}: Replay) {
  return {
    ReplayName: input.name,
    EventSourceArn: input.archiveArn,
    State: state,
    StateReason: stateReason,
    EventStartTime: new Date(input.eventStartTime),
    EventEndTime: wholeSecond(new Date(input.eventEndTime)),
    EventLastReplayedTime: eventLastReplayedTime === undefined ? undefined : new Date(eventLastReplayedTime),
    ReplayStartTime: wholeSecond(startTime),
    ReplayEndTime: endTime && wholeSecond(endTime),
  } satisfies ListedReplay;
}
