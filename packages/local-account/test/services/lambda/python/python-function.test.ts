import { findPython } from '../../../../src/services/lambda/environment/find-python';
import { LocalLambda } from '../local-lambda';

/** The oldest that AWS runs, so that any of this machine's is good enough. */
const RUNTIME = 'python3.9';

const CODE = `
import logging, os, sys
from decimal import Decimal

log = logging.getLogger("mine")
count = 0

def handler(event, context):
    do = event.get("do")
    if do == "raise":
        raise ValueError("intended")
    if do == "bytes":
        return {"text": "grüße".encode("utf-8"), "n": __import__("decimal").Decimal("1.5")}
    if do == "json":
        return b'{"n": 1.0}'
    if do == "object":
        return object()
    if do == "exit":
        sys.exit(3)
    if do == "log":
        print("printed\\nin two lines")
        log.warning("warned of %s", 7, extra={"order": 12})
        log.info("told")
        return None
    if do == "caught":
        try:
            1 / 0
        except ZeroDivisionError:
            log.exception("caught")
        return None
    if do == "context":
        return {
            "names": [context.function_name, context.function_version, context.memory_limit_in_mb],
            "arn": context.invoked_function_arn,
            "id": context.aws_request_id,
            "stream": context.log_stream_name == os.environ["AWS_LAMBDA_LOG_STREAM_NAME"],
            "left": 0 < context.get_remaining_time_in_millis() <= 10000,
            "client": context.client_context.custom if context.client_context else None,
        }
    global count
    count += 1
    return {"event": event, "count": count, "text": "grüße"}
`;

async function start(logFormat: 'JSON' | 'Text' = 'JSON', code = CODE, handler = 'index.handler') {
  return LocalLambda.start(
    { 'index.py': code },
    { runtime: RUNTIME, python: findPython(RUNTIME)!, handler, logging: { logFormat } },
  );
}

describe('a function in Python', () => {
  let lambda: LocalLambda;
  beforeAll(async () => {
    lambda = await start();
  });
  beforeEach(() => lambda.logged.splice(0));
  afterAll(() => lambda.stop());

  test('handles one event after the other in one process', async () => {
    await lambda.result({ a: 1.5 });
    await expect(lambda.result({ a: 'ü' })).resolves.toEqual({ event: { a: 'ü' }, count: 2, text: 'grüße' });
  });

  test('finds its context', async () => {
    const { Payload, RequestId } = await lambda.invokeAsClient(
      { ClientContext: Buffer.from('{"custom":{"x":1}}').toString('base64') },
      '{"do":"context"}',
    );
    expect(JSON.parse(Payload)).toEqual({
      names: ['Fixture', '$LATEST', '256'],
      arn: 'arn:aws:lambda:us-east-1:000000000000:function:Fixture',
      id: RequestId,
      stream: true,
      left: true,
      client: { x: 1 },
    });
  });

  /** The form is recorded on AWS. */
  test('that raises gives its error', async () => {
    const { Payload, RequestId } = await lambda.invokeAsClient({}, '{"do":"raise"}');
    expect(JSON.parse(Payload)).toEqual({
      errorMessage: 'intended',
      errorType: 'ValueError',
      requestId: RequestId,
      stackTrace: [
        expect.stringMatching(/^ {2}File ".*index\.py", line \d+, in handler\n {4}raise ValueError/),
      ],
    });
    expect(lambda.records[0]).toMatchObject({ log_level: 'ERROR', errorType: 'ValueError' });
  });

  test('that returns bytes gives JSON; those inside are texts, and decimal numbers are numbers', async () => {
    // Recorded on AWS.
    await expect(lambda.result({ do: 'json' })).resolves.toEqual({ n: 1 });
    await expect(lambda.result({ do: 'bytes' })).resolves.toEqual({ text: 'grüße', n: 1.5 });
  });

  test('that returns what is no JSON fails', async () => {
    await expect(lambda.failure({ do: 'object' })).resolves.toMatchObject({
      errorType: 'Runtime.MarshalError',
      errorMessage: 'Unable to marshal response: Object of type object is not JSON serializable',
    });
  });

  test('logs in JSON, but for what it prints', async () => {
    await lambda.result({ do: 'log' });
    const [first, second, third, ...others] = lambda.messages;
    expect([first, second]).toEqual(['printed\n', 'in two lines\n']);
    expect(JSON.parse(third!)).toEqual({
      timestamp: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/) as string,
      level: 'WARNING',
      message: 'warned of 7',
      logger: 'mine',
      requestId: expect.any(String) as string,
      order: 12,
    });
    expect(others.map((line) => JSON.parse(line) as object)).toMatchObject([
      { level: 'INFO', message: 'told' },
    ]);
  });

  test('logs an exception that it has caught', async () => {
    await lambda.result({ do: 'caught' });
    expect(lambda.records).toMatchObject([
      { level: 'ERROR', message: 'caught', errorType: 'ZeroDivisionError', errorMessage: 'division by zero' },
    ]);
  });

  test('that exits is started again', async () => {
    await expect(lambda.failure({ do: 'exit' })).resolves.toMatchObject({ errorType: 'Runtime.ExitError' });
    await expect(lambda.result({})).resolves.toMatchObject({ count: 1 });
  });
});

test('a function in Python logs text', async () => {
  const lambda = await start('Text');
  await lambda.result({ do: 'log' });
  await lambda.failure({ do: 'raise' });
  await lambda.stop();
  expect(lambda.messages[0]).toMatch(/^INIT_START Runtime Version: python:3\.\d+\.\d+/);
  const own = lambda.messages.filter((line) => !/^(INIT_START|START|END|REPORT)/.test(line));
  expect(own).toEqual([
    'printed\n',
    'in two lines\n',
    expect.stringMatching(
      /^\[WARNING\]\t\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z\t[0-9a-f-]{36}\twarned of 7\n$/,
    ),
    expect.stringMatching(/^\[ERROR\] ValueError: intended\nTraceback \(most recent call last\):\n {2}File /),
  ]);
});

/** The words are those of AWS's runtime. */
test.each([
  [
    'a module that is not there',
    CODE,
    'nothing.handler',
    'Runtime.ImportModuleError',
    "Unable to import module 'nothing': No module named 'nothing'",
  ],
  [
    'a handler that is not there',
    CODE,
    'index.nothing',
    'Runtime.HandlerNotFound',
    "Handler 'nothing' missing on module 'index'",
  ],
  [
    'a name without a function',
    CODE,
    'index',
    'Runtime.MalformedHandlerName',
    "Bad handler 'index': not enough values to unpack (expected 2, got 1)",
  ],
  [
    'code that is none',
    'def (',
    'index.handler',
    'Runtime.UserCodeSyntaxError',
    "Syntax error in module 'index': ",
  ],
  ['a module that raises', 'raise KeyError("x")', 'index.handler', 'KeyError', "'x'"],
])('%s is told', async (_, code, handler, errorType, message) => {
  const lambda = await start('JSON', code, handler);
  await expect(lambda.failure()).resolves.toMatchObject({
    errorType,
    errorMessage: expect.stringContaining(message) as string,
  });
  await lambda.stop();
});
