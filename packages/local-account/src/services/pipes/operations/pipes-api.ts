import type { ServiceApi } from '../../../service';
import { restJson } from '../../../wire/rest-json';
import { PipeConflict } from '../pipe-conflict';
import type { PipesPorts } from '../ports';
import { describePipe } from './describe-pipe';
import { listPipes } from './list-pipes';
import { startPipe } from './start-pipe';
import { stopPipe } from './stop-pipe';

export const pipesApi: ServiceApi<PipesPorts> = {
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
