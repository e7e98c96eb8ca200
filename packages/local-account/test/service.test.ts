import { z } from 'zod';
import { Access } from '../src/access/access';
import type { Caller } from '../src/access/caller';
import { localAccount } from '../src/account';
import { ManualClock } from '../src/clock/manual-clock';
import { AwsError } from '../src/errors/aws-error';
import type { Intercept } from '../src/intercept';
import { createService } from '../src/service';
import { Trace } from '../src/trace/trace';
import { awsJson } from '../src/wire/aws-json';
import { type Operation, operation } from '../src/wire/operation';
import { wireRequest } from './services/http-api/wire-request';

const ROLE = 'arn:aws:iam::000000000000:role/reader';
const SHELF = 'arn:aws:books:us-east-1:000000000000:shelf/a';

const readBook = operation({
  name: 'ReadBook',
  input: z.object({ Title: z.string() }),
  authorize: () => SHELF,
  run: ({ Title }, read: string[]) => {
    read.push(Title);
    return { Pages: Title.length };
  },
});

/** A service of one operation, what it has done, and a caller who may do this and nothing else. */
function library({
  allowed = 'books:ReadBook',
  condition = {},
  intercept = undefined as Intercept | undefined,
} = {}) {
  const trace = new Trace();
  const access = new Access(localAccount('us-east-1'), trace, new ManualClock());
  access.roles.create({ roleName: 'reader', roleArn: ROLE, trustPolicy: trust, createDate: new Date(0) });
  const Statement = { Effect: 'Allow', Action: allowed, Resource: SHELF, ...condition };
  access.roles.putPolicy('reader', 'read', { Version: '2012-10-17', Statement });
  const caller = access.assumeRole(ROLE, 'lambda.amazonaws.com', 'arn:aws:lambda:::function:f', 's');
  const read: string[] = [];
  const service = createService({ access, ...(intercept && { intercept }) }, { name: 'books', ports: read });
  const perform = (declared: Operation<string[], { Title: string }> = readBook) =>
    service.perform(declared, { Title: 'abc' }, { caller, signal: new AbortController().signal });
  return { perform, read, trace };
}

const trust = {
  Version: '2012-10-17',
  Statement: { Effect: 'Allow', Action: 'sts:AssumeRole', Principal: { Service: 'lambda.amazonaws.com' } },
};

test('an operation runs for a caller who has the right to it', async () => {
  const { perform, read } = library();

  await expect(perform()).resolves.toEqual({ Pages: 3 });
  expect(read).toEqual(['abc']);
});

test('an operation does not run for a caller who has not, and the denial is in the trace', async () => {
  const { perform, read, trace } = library({ allowed: 'books:BurnBook' });

  await expect(perform()).rejects.toMatchObject({ code: 'AccessDeniedException' });
  expect(read).toEqual([]);
  expect(trace.records).toMatchObject([{ what: 'AccessDenied', action: 'books:ReadBook', resource: SHELF }]);
});

test('an operation that has another action than its name asks for that', async () => {
  const { perform } = library({ allowed: 'books:BorrowBook' });

  await expect(perform({ ...readBook, action: 'books:BorrowBook' })).resolves.toEqual({ Pages: 3 });
});

test('each of several rights is asked for', async () => {
  const { perform, read } = library();
  const authorize = () => [{ resource: SHELF }, { action: 'books:TearPage', resource: SHELF }];

  await expect(perform({ ...readBook, authorize })).rejects.toThrow('books:TearPage');
  expect(read).toEqual([]);
});

test('what AWS asks no right for, everybody may', async () => {
  const { perform } = library({ allowed: 'books:BurnBook' });

  await expect(perform({ ...readBook, authorize: () => [] })).resolves.toEqual({ Pages: 3 });
});

test('a right can be asked for with condition keys', async () => {
  const condition = { Condition: { StringEquals: { 'books:Genre': 'poetry' } } };
  const { perform } = library({ condition });
  const of = (genre: string) => ({
    ...readBook,
    authorize: () => [{ resource: SHELF, context: { 'books:Genre': genre } }],
  });

  await expect(perform(of('poetry'))).resolves.toEqual({ Pages: 3 });
  await expect(perform(of('prose'))).rejects.toMatchObject({ code: 'AccessDeniedException' });
});

test('what stands between gets to know the call, and what it throws is what the caller gets', async () => {
  const intercept = jest.fn<Promise<object>, Parameters<Intercept>>(() =>
    Promise.reject(new AwsError('Throttled', 'Slow down')),
  );
  const { perform, read } = library({ intercept });

  await expect(perform()).rejects.toMatchObject({ code: 'Throttled' });
  expect(read).toEqual([]);
  expect(intercept.mock.calls[0]?.[0]).toMatchObject({
    service: 'books',
    operation: 'ReadBook',
    resource: SHELF,
    input: { Title: 'abc' },
  } satisfies Partial<Parameters<Intercept>[0]> & { caller?: Caller });
});

test('what stands between may run the operation twice, and with other input; rights are checked each time', async () => {
  const { perform, read } = library({
    intercept: async (_, proceed) => {
      await proceed({ Title: 'first' });
      return proceed({ Title: 'second' });
    },
  });

  await expect(perform()).resolves.toEqual({ Pages: 6 });
  expect(read).toEqual(['first', 'second']);
});

test('input can be read by what the service’s ports know, with a schema that is made once', async () => {
  const input = jest.fn((shelves: readonly string[]) =>
    z.object({ Shelf: z.string().transform((name) => shelves.indexOf(name)) }),
  );
  const find = operation({ name: 'Find', input, authorize: () => [], run: ({ Shelf }) => ({ Shelf }) });
  const access = new Access(localAccount('us-east-1'), new Trace(), new ManualClock());
  const protocol = awsJson({ version: '1.1', targetPrefix: 'Books' });
  const service = createService(
    { access },
    { name: 'books', ports: ['a', 'b'], api: { protocol, operations: [find] } },
  );
  const answer = (Shelf: string) =>
    service.answer(
      wireRequest({ headers: { 'x-amz-target': 'Books.Find' }, body: JSON.stringify({ Shelf }) }),
      access.administrator,
      'id',
    );

  expect(await answer('b')).toMatchObject({ body: '{"Shelf":1}' });
  expect(await answer('a')).toMatchObject({ body: '{"Shelf":0}' });
  expect(input).toHaveBeenCalledTimes(1);
});

test('rights are those of the input that is passed on, not of the one that came', async () => {
  const { perform, read } = library({ intercept: (_, proceed) => proceed({ Title: 'forbidden' }) });
  const authorize = ({ Title }: { Title: string }) => (Title === 'forbidden' ? `${SHELF}/poison` : SHELF);

  await expect(perform({ ...readBook, authorize })).rejects.toMatchObject({ code: 'AccessDeniedException' });
  expect(read).toEqual([]);
});
