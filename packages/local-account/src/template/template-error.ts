import { UserError } from '../errors/user-error';

/** A template, or what is given for its parameters, that CloudFormation does not take either: the message is in its words. */
export class TemplateError extends UserError {
  override readonly name = 'TemplateError';
}
