import { LocalLambda } from '../local-lambda';

let lambda: LocalLambda;
beforeAll(async () => {
  lambda = await LocalLambda.start(
    'exports.handler = async (event, context) => { console.log({ context: context.clientContext ?? null }); return context.clientContext; };',
  );
});
afterAll(() => lambda.stop());

const inBase64 = (text: string) => Buffer.from(text).toString('base64');

test('what a caller tells of itself is in the context', async () => {
  const told = { custom: { foo: 'bär 😀' }, client: { snap: ['crackle', 'pop'] } };
  const { Payload } = await lambda.invokeAsClient({ ClientContext: inBase64(JSON.stringify(told)) });
  expect(JSON.parse(Payload)).toEqual(told);
});

test('without it the context has none', async () => {
  await expect(lambda.result()).resolves.toBeNull();
});

test('it is for those who wait only', async () => {
  await lambda.invokeAsClient({ ClientContext: inBase64('{"a":1}'), InvocationType: 'Event' });
  await lambda.waitForStarts(3);
  await lambda.ports.functions.all[0]?.latest.finish();
  expect(lambda.records.at(-1)).toMatchObject({ message: { context: null } });
});

test('what is no JSON in base64 is refused', async () => {
  await expect(lambda.invokeAsClient({ ClientContext: inBase64('text') })).rejects.toMatchObject({
    code: 'InvalidRequestContentException',
  });
});
