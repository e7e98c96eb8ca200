import * as cloudformation from '@aws-sdk/client-cloudformation';
import * as cloudwatchlogs from '@aws-sdk/client-cloudwatch-logs';
import * as dynamodb from '@aws-sdk/client-dynamodb';
import * as eventbridge from '@aws-sdk/client-eventbridge';
import * as iam from '@aws-sdk/client-iam';
import * as lambda from '@aws-sdk/client-lambda';
import * as pipes from '@aws-sdk/client-pipes';
import * as sfn from '@aws-sdk/client-sfn';
import * as sns from '@aws-sdk/client-sns';
import * as sqs from '@aws-sdk/client-sqs';
import * as ssm from '@aws-sdk/client-ssm';
import * as sts from '@aws-sdk/client-sts';
import { sdkMembersOf } from '../../../src/services/states/tasks/aws-sdk/sdk-members';
import { SDK_SERVICES } from '../../../src/services/states/tasks/aws-sdk/sdk-services';
import { accountUnderTest } from '../../account-under-test';

const SDK: Readonly<Record<string, object>> = {
  cloudformation,
  cloudwatchlogs,
  dynamodb,
  eventbridge,
  iam,
  lambda,
  pipes,
  sfn,
  sns,
  sqs,
  ssm,
  sts,
};

test('the arguments of every action are known', () => {
  const withoutArguments = accountUnderTest().services.flatMap(({ name, operations }) =>
    [...operations].filter(([, served]) => sdkMembersOf(served).length === 0).map(([of]) => `${name} ${of}`),
  );
  expect(withoutArguments).toEqual(['sts GetCallerIdentity']);
});

const errors = Object.entries(SDK_SERVICES).flatMap(([service, { errors: names }]) =>
  SDK[service] ? names.map((name) => [service, name] as const) : [],
);

test.each(errors)("%s: %s is an error of the API's model", (service, name) => {
  const has = (className: string) => Object.hasOwn(SDK[service]!, className);
  expect(has(name) || has(`${name}Exception`)).toBe(true);
});

test('each error with another name is one of the errors', () => {
  for (const { errors: known, renamedErrors = {} } of Object.values(SDK_SERVICES)) {
    expect(known).toEqual(expect.arrayContaining(Object.values(renamedErrors)));
  }
});
