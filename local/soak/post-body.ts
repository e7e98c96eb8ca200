import { request } from 'node:http';
import type { Answer } from './soaked-pipeline';

/**
 * Posts a body on a connection of its own. One that is kept for the next request may be closed by the server just as it is used again, and
 * then nobody knows whether that request was taken.
 */
export function postBody(url: string, body: string): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const headers = { 'content-type': 'application/json' };
    const sending = request(url, { method: 'POST', headers, agent: false }, (response) => {
      const { headers: answered, statusCode } = response;
      const apiRequestId = answered['apigw-requestid'];
      response.resume();
      response.once('error', reject);
      response.once('end', () =>
        resolve({
          ...(typeof apiRequestId === 'string' && { apiRequestId }),
          isAccepted: statusCode === 200,
          isThrottled: statusCode === 429,
        }),
      );
    });
    sending.once('error', reject);
    sending.end(body);
  });
}
