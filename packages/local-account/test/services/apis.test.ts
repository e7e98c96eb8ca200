import * as cloudcontrol from '@aws-sdk/client-cloudcontrol';
import * as cloudformation from '@aws-sdk/client-cloudformation';
import * as cloudtrail from '@aws-sdk/client-cloudtrail';
import * as cloudwatch from '@aws-sdk/client-cloudwatch';
import * as logs from '@aws-sdk/client-cloudwatch-logs';
import * as dynamodb from '@aws-sdk/client-dynamodb';
import * as ecr from '@aws-sdk/client-ecr';
import * as events from '@aws-sdk/client-eventbridge';
import * as iam from '@aws-sdk/client-iam';
import * as lambda from '@aws-sdk/client-lambda';
import * as pipes from '@aws-sdk/client-pipes';
import * as s3 from '@aws-sdk/client-s3';
import * as states from '@aws-sdk/client-sfn';
import * as sns from '@aws-sdk/client-sns';
import * as sqs from '@aws-sdk/client-sqs';
import * as ssm from '@aws-sdk/client-ssm';
import * as sts from '@aws-sdk/client-sts';
import { accountUnderTest } from '../account-under-test';

const SDK: Readonly<Record<string, object>> = {
  cloudcontrol,
  cloudformation,
  cloudtrail,
  cloudwatch,
  logs,
  dynamodb,
  ecr,
  events,
  iam,
  lambda,
  pipes,
  states,
  s3,
  sns,
  sqs,
  ssm,
  sts,
};

const operations = accountUnderTest().services.flatMap(({ name: service, operations: served }) =>
  [...served.keys()].map((name) => [service, name] as const),
);

test.each(operations)('%s %s is an operation that AWS has', (service, name) => {
  expect(SDK[service]).toHaveProperty(`${name}Command`);
});

test('no operation is there twice', () => {
  const names = operations.map(([service, name]) => `${service} ${name}`);
  expect(names).toEqual([...new Set(names)]);
});

const SERVED_IN_FULL = ['sqs'];

test.each(SERVED_IN_FULL)('every operation of %s is served', (service) => {
  const all = Object.keys(SDK[service]!)
    .filter((name) => name.endsWith('Command') && name !== '$Command')
    .map((name) => name.slice(0, -'Command'.length));
  const served = operations.filter(([its]) => its === service).map(([, name]) => name);
  expect([...served].sort()).toEqual(all.sort());
});
