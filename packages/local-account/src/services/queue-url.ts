/**
 * The URL of a queue of which the ARN is known. SQS finds a queue by the URL's path, whatever its host.
 *
 * @param queueArn `arn:aws:sqs:<region>:<account>:<name>`
 */
export function queueUrlOf(queueArn: string): string {
  const [, , , region = '', accountId = '', name = ''] = queueArn.split(':');
  return `https://sqs.${region}.amazonaws.com/${accountId}/${name}`;
}
