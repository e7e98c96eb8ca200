import { z } from 'zod';
import type { AccountPorts } from '../../../src/account-ports';
import { arn } from '../../../src/arn';
import { acceptedType } from '../../../src/engine/accepted-type';
import { resourceType } from '../../../src/engine/resource-type';
import { AwsError } from '../../../src/errors/aws-error';
import { createService, type Service } from '../../../src/service';
import { awsJson } from '../../../src/wire/aws-json';
import { operation } from '../../../src/wire/operation';

/** What the toy keeps, and what it needs of the account. */
interface ToyPorts extends Pick<AccountPorts, 'account'> {
  readonly boxes: Map<string, string>;
}

const openBox = operation({
  name: 'OpenBox',
  input: z.object({ BoxName: z.string().min(1).max(10) }),
  authorize: ({ BoxName }, { account }: ToyPorts) => arn(account, 'toys', `box/${BoxName}`),
  run: ({ BoxName }, { boxes }: ToyPorts) => {
    const content = boxes.get(BoxName);
    if (content === undefined) throw new AwsError('NoSuchBox', `There is no box ${BoxName}.`, 404);
    return { Content: content };
  },
});

const toysBox = resourceType({
  type: 'AWS::Toys::Box',
  properties: z.strictObject({ BoxName: z.string(), Content: z.string() }),
  create: ({ BoxName, Content }, { account, boxes }: ToyPorts) => {
    boxes.set(BoxName, Content);
    return { ref: BoxName, attributes: { Arn: arn(account, 'toys', `box/${BoxName}`) } };
  },
});

/** A service in its smallest form: an operation and a resource type, over what it keeps. */
export function toyService(account: AccountPorts): Service {
  return createService<ToyPorts>(account, {
    name: 'toys',
    ports: { account: account.account, boxes: new Map() },
    api: { protocol: awsJson({ version: '1.1', targetPrefix: 'Toys' }), operations: [openBox] },
    resources: [toysBox],
    accepted: [acceptedType('AWS::Toys::Shelf', 'nothing is looked for on it')],
  });
}
