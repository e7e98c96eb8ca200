import type { FunctionConfiguration } from '../function/function-configuration';

const NODE_JS = `'use strict';
exports.SUCCESS = 'SUCCESS';
exports.FAILED = 'FAILED';
exports.send = async (event, context, status, data, physicalResourceId, noEcho) => {
  const { status: answered } = await fetch(event.ResponseURL, {
    method: 'PUT',
    headers: { 'content-type': '' },
    body: JSON.stringify({
      Status: status,
      Reason: 'See the details in CloudWatch Log Stream: ' + context.logStreamName,
      PhysicalResourceId: physicalResourceId || context.logStreamName,
      StackId: event.StackId,
      RequestId: event.RequestId,
      LogicalResourceId: event.LogicalResourceId,
      NoEcho: noEcho || false,
      Data: data,
    }),
  });
  console.log('Status code: ' + answered);
  if (context.done) context.done();
};
`;

const PYTHON = `import json
import urllib.request

SUCCESS = "SUCCESS"
FAILED = "FAILED"


def send(event, context, responseStatus, responseData, physicalResourceId=None, noEcho=False, reason=None):
    log_stream = context.log_stream_name
    body = {
        "Status": responseStatus,
        "Reason": reason or "See the details in CloudWatch Log Stream: " + log_stream,
        "PhysicalResourceId": physicalResourceId or log_stream,
        "StackId": event["StackId"],
        "RequestId": event["RequestId"],
        "LogicalResourceId": event["LogicalResourceId"],
        "NoEcho": noEcho,
        "Data": responseData,
    }
    request = urllib.request.Request(
        event["ResponseURL"], data=json.dumps(body).encode(), headers={"content-type": ""}, method="PUT"
    )
    with urllib.request.urlopen(request) as response:
        print("Status code:", response.status)
`;

/**
 * What CloudFormation puts beside code in a template that asks for it: the module with which custom resources are answered.
 *
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/cfn-lambda-function-code-cfnresponsemodule.html
 * @returns none, or one file by its name
 */
export function responseModule(
  text: string,
  { runtime }: Pick<FunctionConfiguration, 'runtime'>,
): readonly (readonly [name: string, file: { readonly content: Buffer }])[] {
  if (runtime.startsWith('python')) {
    return /\bcfnresponse\b/.test(text) ? [['cfnresponse.py', { content: Buffer.from(PYTHON) }]] : [];
  }
  return /['"]cfn-response['"]/.test(text)
    ? [['node_modules/cfn-response/index.js', { content: Buffer.from(NODE_JS) }]]
    : [];
}
