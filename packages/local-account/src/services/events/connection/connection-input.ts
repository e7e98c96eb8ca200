import { z } from 'zod';
import { cfnBoolean, refused } from '../../../engine/property-schemas';
import { description } from '../operations/events-input';

const PRIVATE = 'The local run has no private APIs, only such as its machine can reach';

const parameters = z
  .array(
    z.strictObject({
      Key: z.string().max(512),
      Value: z.string().max(512),
      // It says only whether descriptions leave the value out.
      IsValueSecret: cfnBoolean.default(true),
    }),
  )
  .default([]);

const httpParameters = z
  .strictObject({
    BodyParameters: parameters,
    HeaderParameters: parameters,
    QueryStringParameters: parameters,
  })
  .optional();

export const connectionName = z.string().min(1).max(64).regex(new RegExp('[\\.\\-_A-Za-z0-9]+'));

const secret = z.string().min(1).max(512);

const apiKey = z.strictObject({ ApiKeyName: secret, ApiKeyValue: secret });
const basic = z.strictObject({ Username: secret, Password: secret });
const oauth = z.strictObject({
  AuthorizationEndpoint: z.string().min(1).max(2048),
  ClientParameters: z.strictObject({ ClientID: secret, ClientSecret: secret }),
  HttpMethod: z.enum(['GET', 'POST', 'PUT']),
  OAuthHttpParameters: httpParameters,
});

/** What a connection is made of, as the template and the API have it. */
export const connectionInput = {
  Description: description,
  AuthorizationType: z.enum(['BASIC', 'OAUTH_CLIENT_CREDENTIALS', 'API_KEY']),
  AuthParameters: z.strictObject({
    ApiKeyAuthParameters: apiKey.optional(),
    BasicAuthParameters: basic.optional(),
    OAuthParameters: oauth.optional(),
    InvocationHttpParameters: httpParameters,
    ConnectivityParameters: refused(PRIVATE),
  }),
  InvocationConnectivityParameters: refused(PRIVATE),
  KmsKeyIdentifier: z
    .literal('', { error: 'The local run keeps the secrets of connections with no key of its own' })
    .optional(),
};

/** What a connection is set to. */
export interface ConnectionSettings {
  readonly Description?: string | undefined;
  readonly AuthorizationType: z.output<typeof connectionInput.AuthorizationType>;
  readonly AuthParameters: z.output<typeof connectionInput.AuthParameters>;
}

export type ConnectionHttpParameters = NonNullable<z.output<typeof httpParameters>>;

export type OAuthParameters = z.output<typeof oauth>;
