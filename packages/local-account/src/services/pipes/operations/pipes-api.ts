import { restJson } from '../../../wire/rest-json';
import type { ServiceApi } from '../../../wire/service-api';
import type { LocalWorld } from '../../local-world';
import { PipeConflict } from '../pipe-conflict';
import { describePipe } from './describe-pipe';
import { listPipes } from './list-pipes';
import { startPipe } from './start-pipe';
import { stopPipe } from './stop-pipe';

/** EventBridge Pipes: what an operator does with the pipes that the template makes. */
export const pipesApi: ServiceApi<LocalWorld> = {
  signingName: 'pipes',
  protocol: restJson({
    errorBody: (error) =>
      error instanceof PipeConflict
        ? { message: error.message, resourceId: error.pipeName, resourceType: 'Pipe' }
        : { message: error.message },
    notServed: {
      CreatePipe: 'POST /v1/pipes/{Name}',
      DeletePipe: 'DELETE /v1/pipes/{Name}',
      UpdatePipe: 'PUT /v1/pipes/{Name}',
      ListTagsForResource: 'GET /tags/{resourceArn}',
      TagResource: 'POST /tags/{resourceArn}',
      UntagResource: 'DELETE /tags/{resourceArn}',
    },
  }),
  operations: [describePipe, listPipes, startPipe, stopPipe],
};
