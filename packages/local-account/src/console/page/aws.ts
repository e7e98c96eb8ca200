/** The account's Region, which a request has to be signed for. */
let region: string | undefined;

async function regionOfAccount(): Promise<string> {
  region ??= ((await (await fetch('account')).json()) as { region: string }).region;
  return region;
}

/** The access key is nobody's: a client from outside is the account's administrator whatever its credentials. */
async function signedHeaders(service: string): Promise<Record<string, string>> {
  const scope = `console/20260101/${await regionOfAccount()}/${service}/aws4_request`;
  return { authorization: `AWS4-HMAC-SHA256 Credential=${scope}, SignedHeaders=host, Signature=0` };
}

/**
 * Calls an operation of a service that speaks JSON.
 *
 * @param target as in the header `X-Amz-Target`, such as `AmazonSQS.ListQueues`
 * @throws Error with what the service says
 */
export async function callAws<Output>(service: string, target: string, input: object): Promise<Output> {
  const response = await fetch('/', {
    method: 'POST',
    headers: { ...(await signedHeaders(service)), 'x-amz-target': target },
    body: JSON.stringify(input),
  });
  const answer = (await response.json()) as Output & { readonly message?: string };
  if (!response.ok) throw new Error(answer.message ?? `${target} answered ${response.status}`);
  return answer;
}

/** Calls an operation of CloudFormation, whose answers are XML. */
export async function callCloudFormation(action: string): Promise<Document> {
  const response = await fetch('/', {
    method: 'POST',
    headers: {
      ...(await signedHeaders('cloudformation')),
      'content-type': 'application/x-www-form-urlencoded',
    },
    body: new URLSearchParams({ Action: action, Version: '2010-05-15' }).toString(),
  });
  return new DOMParser().parseFromString(await response.text(), 'application/xml');
}
