import { EXAMPLE } from '../example-identifiers';

/** What API Gateway writes for the variables of a request that went well; for those without a value, `-`. */
const VALUES = new Map(
  Object.entries({
    '$context.requestId': EXAMPLE.apiRequestId,
    '$context.extendedRequestId': EXAMPLE.apiRequestId,
    '$context.requestTime': '26/Nov/2026:19:00:00 +0000',
    '$context.requestTimeEpoch': EXAMPLE.epochMs,
    '$context.routeKey': 'POST /',
    '$context.httpMethod': 'POST',
    '$context.path': '/',
    '$context.protocol': 'HTTP/1.1',
    '$context.stage': '$default',
    '$context.status': '200',
    '$context.responseLength': '500',
    '$context.identity.sourceIp': '203.0.113.195',
    '$context.identity.userAgent': 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0',
    '$context.integration.status': '200',
    '$context.integration.requestId': EXAMPLE.messageId,
    '$context.integrationLatency': '12',
    '$context.integration.latency': '12',
    '$context.responseLatency': '15',
  }),
);

/**
 * The record of an accepted request in the API's access log.
 *
 * @param format as the stage has it, with variables such as `$context.requestId`
 * @returns bytes
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-logging-variables.html
 */
export function accessLogBytes(format: string): number {
  return Buffer.byteLength(format.replace(/\$context(?:\.\w+)+/g, (variable) => VALUES.get(variable) ?? '-'));
}
