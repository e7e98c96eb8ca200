import { UserError } from '../errors/user-error';
import type { FaultSpec } from '../faults/fault';
import type { Faults } from '../faults/faults';
import type { SetFault } from '../faults/set-fault';
import type { WireRequest } from '../wire/wire-request';
import { ControlError, type ControlRoute, jsonAnswer } from './control-interface';
import { parseJson } from './parse-json';

/**
 * `GET /_local/faults` lists what goes wrong on purpose, `{"faults": [{"id": "fault-1", "hop": …, "fault": …, "seed": …, "strikes": 12}]}`;
 * `POST /_local/faults` sets one, `{"hop": "sqs:SendMessage", "fault": "throttle"}`, or several in an array, and answers likewise;
 * `DELETE /_local/faults?id=fault-1` clears one, and without an id all, and answers with what was cleared.
 */
export function faultRoutes(faults: Faults): ControlRoute[] {
  const path = '/faults';
  return [
    {
      method: 'GET',
      path,
      summary: 'what goes wrong on purpose, and how often it did',
      answer: () => jsonAnswer(200, describeFaults(faults.all)),
    },
    {
      method: 'POST',
      path,
      summary: 'lets something go wrong: {"hop": "sqs:SendMessage", "fault": "throttle", "probability": 0.5}',
      answer: ({ body }) => jsonAnswer(200, describeFaults(add(faults, body.toString()))),
    },
    {
      method: 'DELETE',
      path,
      summary: 'lets nothing go wrong any more; ?id=<id> of one',
      answer: (request) => jsonAnswer(200, describeFaults(clear(faults, request))),
    },
  ];
}

function describeFaults(all: readonly SetFault[]) {
  return { faults: all.map(({ id, spec, strikes }) => ({ id, ...spec, strikes })) };
}

/** @throws ControlError for what is no fault */
function add(faults: Faults, text: string): readonly SetFault[] {
  const given = parseJson(text);
  if (given === undefined) {
    throw new ControlError(400, 'A fault is JSON, such as {"hop": "sqs:SendMessage", "fault": "throttle"}.');
  }
  try {
    return faults.add((Array.isArray(given) ? given : [given]) as readonly FaultSpec[]);
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    throw new ControlError(400, error.message);
  }
}

/** @throws ControlError for a fault that there is not */
function clear(faults: Faults, { queryString }: WireRequest): readonly SetFault[] {
  const query = new URLSearchParams(queryString);
  const unknown = [...query.keys()].find((name) => name !== 'id');
  if (unknown !== undefined)
    throw new ControlError(400, `${unknown}: DELETE takes ?id=<id> of a fault, or nothing.`);
  const id = query.get('id') ?? undefined;
  const cleared = faults.clear(id);
  if (id === undefined || cleared.length > 0) return cleared;
  throw new ControlError(404, `There is no fault ${id}. GET /_local/faults lists those that there are.`);
}
