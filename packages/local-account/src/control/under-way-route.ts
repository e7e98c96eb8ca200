import { type ControlRoute, jsonAnswer } from './control-interface';

/** `GET /_local/under-way`: what has not come to its end, `{"queues": [{"name": …, "visible": 0, …}], "events": 0, "executions": 0, "invocations": 0}`. */
export function underWayRoute(underWay: () => object): ControlRoute {
  return {
    method: 'GET',
    path: '/under-way',
    summary: 'how much has not come to its end yet: messages by queue, events, executions, invocations',
    answer: () => jsonAnswer(200, underWay()),
  };
}
