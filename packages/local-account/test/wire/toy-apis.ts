import { z } from 'zod';
import { Access } from '../../src/access/access';
import type { Caller } from '../../src/access/caller';
import { localAccount } from '../../src/account';
import { ManualClock } from '../../src/clock/manual-clock';
import { AwsError } from '../../src/errors/aws-error';
import { createService, type Service } from '../../src/service';
import { Trace } from '../../src/trace/trace';
import { answerer } from '../../src/wire/answer';
import { awsJson } from '../../src/wire/aws-json';
import { awsQuery } from '../../src/wire/aws-query';
import { EventStream } from '../../src/wire/event-stream';
import { listen, type WireRequest, type WireServer } from '../../src/wire/http-server';
import { type Operation, operation } from '../../src/wire/operation';
import type { Protocol } from '../../src/wire/protocol';
import { queryList } from '../../src/wire/query-input';
import { restJson } from '../../src/wire/rest-json';

/** What the operations act upon: nothing but a record of the polls that were given up. */
export interface ToyPorts {
  readonly begun: string[];
  readonly givenUp: string[];
}

/** Toys are for everybody. */
const NO_RIGHT = () => [];

const echo = operation({
  name: 'Echo',
  input: z.object({
    Text: z.string().max(5).optional(),
    Texts: queryList(z.string()).optional(),
    Count: z.coerce.number().optional(),
  }),
  authorize: NO_RIGHT,
  run: (input) => ({ ...input, At: new Date(1_700_000_000_500), Bytes: Buffer.from('hi') }),
});

const fail = operation({
  name: 'Fail',
  input: z.object({}),
  authorize: NO_RIGHT,
  run: () => {
    throw new AwsError('NoSuchThing', 'There is no <such> thing.', 404);
  },
});

/** Waits until its client has gone. */
const poll = operation({
  name: 'Poll',
  input: z.object({ Text: z.string() }),
  authorize: NO_RIGHT,
  run: ({ Text }, world: ToyPorts, { signal }) => {
    world.begun.push(Text);
    return new Promise<object>((resolve) => {
      signal.addEventListener('abort', () => {
        world.givenUp.push(Text);
        resolve({});
      });
    });
  },
});

const watch = operation({
  name: 'Watch',
  input: z.object({}),
  authorize: NO_RIGHT,
  run: () =>
    new EventStream(
      (async function* () {
        yield { type: 'first', payload: { a: 1 } };
        yield { type: 'Broken', payload: { message: 'no more' }, isException: true };
      })(),
    ),
});

const put = operation({
  name: 'PutThing',
  http: {
    method: 'PUT',
    path: '/v1/things/{Name}/parts/{Part}',
    query: ['Limit'],
    headers: { Kind: 'X-Kind' },
    output: { headers: { Etag: 'X-Etag' }, status: 'Status' },
  },
  input: z.looseObject({
    Name: z.string(),
    Limit: z.coerce.number().optional(),
    Kind: z.string().optional(),
  }),
  authorize: NO_RIGHT,
  run: (input) => ({ ...input, Etag: 'e1', Status: 201 }),
});

const raw = operation({
  name: 'SendRaw',
  http: { method: 'POST', path: '/v1/raw', payload: 'Body', output: { payload: 'Body' } },
  input: z.object({ Body: z.instanceof(Buffer) }),
  authorize: NO_RIGHT,
  run: ({ Body }) => ({ Body: Body.toString('hex') }),
});

const operations = [echo, fail, poll, watch];

function toyServices(ports: ToyPorts): Service[] {
  const access = new Access(localAccount('us-east-1'), new Trace(), new ManualClock());
  const served = (name: string, protocol: Protocol, itsOperations: readonly Operation<ToyPorts>[]) =>
    createService({ access }, { name, ports, api: { protocol, operations: itsOperations } });
  return [
    served('json', awsJson({ version: '1.1', targetPrefix: 'Toy' }), operations),
    served('query', awsQuery({ xmlNamespace: 'http://toy/' }), operations),
    served(
      'rest',
      restJson({
        notServed: {
          DropThing: 'DELETE /v1/things/{Name}',
          CountThings: 'GET /v1/things?count=all',
          ListThings: 'GET /v1/things',
        },
      }),
      [put, raw],
    ),
  ];
}

export interface Toy {
  readonly server: WireServer;
  readonly world: ToyPorts;
  /** What was thrown that is no AwsError. */
  readonly defects: unknown[];
}

/** A server on a free port with an API of each protocol; what is not signed gets `HTTP API` and the method. */
export async function startToy(props?: Parameters<typeof listen>[2]): Promise<Toy> {
  const defects: unknown[] = [];
  const server = await listen(0, (error) => defects.push(error), props);
  const world: ToyPorts = { begun: [], givenUp: [] };
  const caller: Caller = {
    principal: { type: 'administrator', accountId: '000000000000', arn: 'arn:aws:iam::000000000000:root' },
  };
  const answer = async ({ method, unreadBody }: WireRequest) => {
    if (unreadBody) return { status: unreadBody, body: 'HTTP API has no body' };
    if (method === 'PATCH') throw new Error('a defect');
    return { status: 200, body: `HTTP API ${method}` };
  };
  const httpApi = { largestBodyBytes: 10 * 1024 * 1024, answer };
  const control = { answer: async ({ path }: WireRequest) => ({ status: 200, body: `control ${path}` }) };
  const callerOf = async () => caller;
  const services = toyServices(world);
  server.answerWith(answerer({ services, callerOf, region: 'us-east-1', httpApi, control }));
  return { server, world, defects };
}

/** The header of a request that is signed for a service. */
export function signedFor(service: string, region = 'us-east-1'): Record<string, string> {
  return {
    authorization: `AWS4-HMAC-SHA256 Credential=test/20260101/${region}/${service}/aws4_request, SignedHeaders=host, Signature=0`,
  };
}
