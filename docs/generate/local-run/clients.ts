/** Who reaches the local run, with what, and who does not. */
export function clients(): string {
  return `## Clients

Any AWS client works with \`--endpoint-url http://127.0.0.1:4566\`, or \`AWS_ENDPOINT_URL\` in the environment. A signed request
goes to the service that its signature names, one signed for \`execute-api\` and an unsigned one to an HTTP API. What is plainly a call of
an AWS API is never taken for a transaction, though its signature is missing or names no service; it gets AWS's error. That is a request
with \`X-Amz-Target\`, with an SDK's \`amz-sdk-invocation-id\` or \`amz-sdk-request\`, with an \`Authorization\` that begins with \`AWS4-\`, or with
\`Action\` and a date as \`Version\` in its query string or in a form.

- Set \`AWS_REGION\` to the Region that the start prints: the stack's own, if its \`env\` says one; else that of \`AWS_REGION\` at the
  start, us-east-1 by default. AWS's error answers a signature for another one.
- The first HTTP API that is created has the account's own address, \`http://127.0.0.1:4566\`, for as long as it is there; then the next
  that is created has it. Each API, the first one too, has an address that no other API changes:
  \`http://127.0.0.1:4566/_local/execute-api/<id>\`, of which the API sees what comes after the id. \`http://<id>.execute-api.localhost:4566\`
  is the same, where this machine finds names below \`.localhost\` (curl and browsers do by themselves, Node.js and Python need a name
  server that does). \`ApiEndpoint\` gives the account's own address for the first, and the one by path for each other. An output
  that is made of the API's id, as CDK's \`url\` is, has AWS's host, which is not called here: its first part is the id.
- The run answers for \`127.0.0.1\`, \`localhost\`, \`[::1]\` and names that end in \`.localhost\`, with any port; any other \`Host\` gets 403. AWS APIs
  also refuse what a browser sends for a page of another origin (\`Origin\`, \`Sec-Fetch-Site\`). An HTTP API takes that as on AWS, and
  \`CorsConfiguration\` decides what the page may read.
- A request has a minute to arrive, its headers 20 seconds. HTTP APIs take bodies of 10 MB, AWS APIs of 16 MiB. The bodies of all
  requests at once may take 31 MiB: what does not fit gets 503, and so does a request on
  one connection too many (1,000, fewer where the process may open few files: 372 of 1,024).
- Credentials have to be there, and can be anything: a caller from outside is the administrator of the account. The signature is
  verified of credentials that the run has issued: the key pair that the start prints, for a route with IAM authorization, and those
  of functions.
- A function finds the endpoint and credentials of its own in its environment, as AWS's SDKs expect them. With them it is its role, to
  every API and to a route with IAM authorization, and \`GetCallerIdentity\` says so. They hold for twelve hours; \`ASIALOCAL…\` tells
  them from real ones, and AWS's errors answer those that have expired or are another run's. Copied out of the function they serve
  to try what its role may do. A function that signs with other credentials is a caller from outside.
- SQS speaks JSON to today's clients and the query protocol to those of before: tried with AWS CLI 2.38 and 2.9 (Debian 12) and today's
  version 1, boto3 1.28 and 1.34, and the JavaScript SDK 3.398 and 3.565. Of the query protocol, answers are XML, whatever
  \`Accept\` says.`;
}
