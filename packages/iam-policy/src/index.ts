export type {
  AccessRequest,
  AdministratorPrincipal,
  Principal,
  RolePrincipal,
  ServicePrincipal,
} from './access-request';
export { Authorizer, type AuthorizerProps, type RequestOrigin } from './authorizer';
export type { PolicySet } from './compiled-policies';
export type { Decision, PolicyType, StatementReference } from './decision';
export { type CompiledPolicySet, compilePolicySet, evaluate } from './evaluate';
export { MalformedPolicyDocumentError } from './malformed-policy-document-error';
export { type NamedPolicy, parsePolicyDocument, type PolicyDocument } from './policy-document';
export { principalArn } from './principal-arn';
