import { CONTROL_PATH } from '../wire/addressee';
import type { WireRequest, WireResponse } from '../wire/wire-request';

/** One thing that can be asked of the run itself, and not of AWS. */
export interface ControlRoute {
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  /** Below `/_local`, with its slash. */
  readonly path: string;
  /** In a line, for whoever looks what there is. */
  readonly summary: string;
  /** @throws ControlError for what cannot be done */
  answer(request: WireRequest): WireResponse | Promise<WireResponse>;
}

/** A request that cannot be answered as it is. */
export class ControlError extends Error {
  override readonly name = 'ControlError';

  constructor(
    readonly status: number,
    message: string,
  ) {
    super(message);
  }
}

/** The interface of the run itself: `GET /_local/` lists what there is. Errors are JSON, `{"message": …}`. */
export function controlInterface(routes: readonly ControlRoute[]): {
  answer(request: WireRequest): Promise<WireResponse>;
} {
  const list = () => jsonAnswer(200, routes.map(describeRoute));
  return {
    answer: async (request) => {
      const path = request.path.slice(CONTROL_PATH.length);
      if (path === '' || path === '/') return list();
      const here = routes.filter((route) => route.path === path);
      const route = here.find(({ method }) => method === request.method);
      try {
        return await (route ?? refuse(request, here)).answer(request);
      } catch (error) {
        if (!(error instanceof ControlError)) throw error;
        return jsonAnswer(error.status, { message: error.message });
      }
    },
  };
}

/** @param body as JSON, on lines for people */
export function jsonAnswer(status: number, body: unknown): WireResponse {
  return {
    status,
    headers: { 'content-type': 'application/json' },
    body: `${JSON.stringify(body, undefined, 2)}\n`,
  };
}

function describeRoute({ method, path, summary }: ControlRoute) {
  return { method, path: `${CONTROL_PATH}${path}`, summary };
}

/** @throws ControlError always */
function refuse({ method, path }: WireRequest, here: readonly ControlRoute[]): never {
  if (here.length === 0) {
    throw new ControlError(404, `There is no ${path}. GET ${CONTROL_PATH}/ lists what there is.`);
  }
  const methods = here.map((route) => route.method).join(' or ');
  throw new ControlError(405, `${path} takes ${methods}, and not ${method}.`);
}
