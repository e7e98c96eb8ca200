import { AccessLog } from '../../../src/services/http-api/access-log';
import { RequestContext } from '../../../src/services/http-api/request-context';
import { wireRequest } from './wire-request';

const RECEIVED_AT = Date.UTC(2026, 10, 2, 9, 5, 7, 89);

function written(format: string, headers: Record<string, string> = {}): string {
  const lines: string[] = [];
  const log = new AccessLog(format, { write: (_, line) => lines.push(line) }, 'Stage');
  const request = wireRequest({ path: '/a', headers });
  log.write(
    new RequestContext(request, {
      apiId: 'api',
      accountId: '000000000000',
      stage: 'prod',
      receivedAt: RECEIVED_AT,
    }),
    RECEIVED_AT,
  );
  return lines.join('');
}

test.each([
  ['$context.requestId', /^[\w-]{15}=$/],
  ['$context.requestId $context.requestTime', /^\S+ 02\/Nov\/2026:09:05:07 \+0000$/],
  ['$context.requestId $context.requestTimeEpoch', /^\S+ 1793610307089$/],
  ['$context.requestId "$context.httpMethod $context.path $context.protocol"', /^\S+ "POST \/a HTTP\/1\.1"$/],
  ['$context.requestId {"s":"$context.stage"}', /^\S+ \{"s":"prod"\}$/],
  ['$context.requestId $context.domainName $context.domainPrefix', /^\S+ x\.example:1 x$/],
  ['$context.requestId $context.identity.userAgent, $context.apiId.', /^\S+ curl, api\.$/],
  ['$context.requestId $context.status $context.authorizer.claims.sub $context.noSuch', /^\S+ - - -$/],
  ['$context.requestId $context $stageVariables.a', /^\S+ \$context \$stageVariables\.a$/],
])('%s is written as %s', (format, line) => {
  expect(written(format, { host: 'x.example:1', 'user-agent': 'curl' })).toMatch(line);
});

test('the extended request id is the request id', () => {
  const [one, other] = written('$context.requestId $context.extendedRequestId').split(' ');

  expect(one).toBe(other);
});

test.each([
  ['$context.status', 'The format must include at least $context.requestId.'],
  ['$context.requestIdentity', 'The format must include at least $context.requestId.'],
  ['$context.requestId\n$context.status', 'The format must be a single line.'],
  [`$context.requestId ${'x'.repeat(3_072)}`, 'The format must not be larger than 3072 bytes.'],
])('the format %j is refused', (format, words) => {
  expect(() => written(format)).toThrow(`Stage: ${words}`);
});
