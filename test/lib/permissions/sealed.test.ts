import type { Principal } from '@pipeline/iam-policy';
import { ACCOUNT } from './deployed-policies';
import { Deployment } from './deployment';

const OPERATOR = `arn:aws:iam::${ACCOUNT}:role/Operator`;
const SSO_OPERATOR = `arn:aws:iam::${ACCOUNT}:role/aws-reserved/sso.amazonaws.com/eu-west-1/AWSReservedSSO_Operator_0123`;

/** Somebody whose own policies allow everything; only a denial stops them. */
const administrator = (arn: string): Principal => ({ type: 'administrator', accountId: ACCOUNT, arn });
const user = administrator(`arn:aws:iam::${ACCOUNT}:user/administrator`);
const root = administrator(`arn:aws:iam::${ACCOUNT}:root`);

let open: Deployment;
let sealed: Deployment;

beforeAll(() => {
  open = new Deployment({});
  sealed = new Deployment({
    sealed: true,
    operatorRoleArns: [
      OPERATOR,
      `arn:aws:iam::${ACCOUNT}:role/aws-reserved/sso.amazonaws.com/*/AWSReservedSSO_Operator_*`,
    ],
  });
});

const send = ({ names }: Deployment, context = {}) => ({
  action: 'sqs:SendMessage',
  resource: names.source!,
  context,
});
const putEvents = ({ names }: Deployment) => ({ action: 'events:PutEvents', resource: names.bus! });

test('what is not sealed, the administrators of the account may use', () => {
  expect(open.policies.allows(user, send(open))).toBe(true);
  expect(open.policies.allows(user, putEvents(open))).toBe(true);
});

describe.each<[string, Principal]>([
  ['an administrator', user],
  ["the account's root user", root],
  ['a role that no operator has', administrator(`${OPERATOR}2`)],
  ['a role of an operator in another account', administrator(OPERATOR.replace(ACCOUNT, '222222222222'))],
])('sealed, %s', (_, principal) => {
  test.each([
    ['sends nothing to the queue', send, 'OnlyTheApiSends'],
    ['puts no event on the bus', putEvents, 'cdk-OnlyThePipePutsEvents'],
  ])('%s, by explicit denial of a statement that says so', (__, call, statement) => {
    expect(sealed.policies.decide(principal, call(sealed))).toMatchObject({
      effect: 'Deny',
      reason: 'explicit',
      by: { statement },
    });
  });
});

test.each(['rule', 'workflow', 'function', 'pipe'] as const)(
  'sealed, the role of the %s sends nothing',
  (role) => {
    expect(sealed.policies.decide(sealed.role(role), send(sealed))).toMatchObject({ reason: 'explicit' });
  },
);

test.each(['rule', 'workflow', 'function', 'api'] as const)(
  'sealed, the role of the %s puts no event',
  (role) => {
    expect(sealed.policies.decide(sealed.role(role), putEvents(sealed))).toMatchObject({
      reason: 'explicit',
    });
  },
);

test('sealed, the API sends, and the pipe puts events', () => {
  expect(sealed.policies.allows(sealed.role('api'), send(sealed))).toBe(true);
  expect(sealed.policies.allows(sealed.role('pipe'), putEvents(sealed))).toBe(true);
});

test.each([OPERATOR, SSO_OPERATOR])('sealed, the operator %s sends, but puts no event', (arn) => {
  expect(sealed.policies.allows(administrator(arn), send(sealed))).toBe(true);
  expect(sealed.policies.allows(administrator(arn), putEvents(sealed))).toBe(false);
});

test('sealed, a move task of SQS sends for whoever may start one', () => {
  const byMoveTask = send(sealed, {
    'aws:CalledVia': 'sqs.amazonaws.com',
    'aws:CalledViaLast': 'sqs.amazonaws.com',
    'aws:ViaAWSService': 'true',
  });
  expect(sealed.policies.allows(user, byMoveTask)).toBe(true);
  const byAnother = send(sealed, {
    'aws:CalledViaLast': 'athena.amazonaws.com',
    'aws:ViaAWSService': 'true',
  });
  expect(sealed.policies.allows(user, byAnother)).toBe(false);
});

test('sealed, a service that calls under its own name meets no denial: a replay has to reach the bus', () => {
  const replay: Principal = { type: 'service', service: 'events.amazonaws.com' };
  expect(sealed.policies.decide(replay, putEvents(sealed))).toMatchObject({ reason: 'implicit' });
});

test('sealed, everything else is left to the administrators', () => {
  const { source, bus } = sealed.names;
  const others = [
    { action: 'sqs:ReceiveMessage', resource: source! },
    { action: 'sqs:SetQueueAttributes', resource: source! },
    { action: 'events:PutRule', resource: bus! },
    { action: 'sqs:SendMessage', resource: sealed.names.unprocessed! },
  ];
  expect(others.filter((call) => !sealed.policies.allows(user, call))).toEqual([]);
});
