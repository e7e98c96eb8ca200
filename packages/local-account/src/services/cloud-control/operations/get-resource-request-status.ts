import type { GetResourceRequestStatusOutput } from '@aws-sdk/client-cloudcontrol';
import { z } from 'zod';
import { operation } from '../../../wire/operation';
import type { CloudControlPorts } from '../ports';

export const getResourceRequestStatus = operation({
  name: 'GetResourceRequestStatus',
  action: 'cloudformation:GetResourceRequestStatus',
  input: z.object({ RequestToken: z.string().min(1).max(128) }),
  authorize: () => '*',
  run: ({ RequestToken }, { requests }: CloudControlPorts) =>
    ({ ProgressEvent: requests.find(RequestToken) }) satisfies GetResourceRequestStatusOutput,
});
