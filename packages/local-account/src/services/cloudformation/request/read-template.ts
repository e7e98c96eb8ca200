import { checkFunctions } from '../../../template/check-functions';
import { checkReferences } from '../../../template/check-references';
import { creationOrder } from '../../../template/creation-order';
import { parseTemplate, type Template } from '../../../template/template';
import { inAwsWords } from './in-aws-words';

/**
 * Reads a client's template, as far as CloudFormation does without values for its parameters.
 *
 * @throws AwsError `ValidationError`; of types and properties nothing is said yet
 */
export function readTemplate(text: string): Template {
  return inAwsWords(() => {
    const template = parseTemplate(text);
    checkFunctions(template);
    checkReferences(template);
    creationOrder(template);
    return template;
  });
}
