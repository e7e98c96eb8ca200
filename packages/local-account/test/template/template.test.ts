import { parseTemplate } from '../../src/template/template';

test.each([
  [{ Resources: {}, Transform: 'AWS::Serverless' }, 'Template: The local run does not know Transform here.'],
  [
    { Resources: { A: { Type: 'T', CreationPolicy: {} } } },
    'A (T): The local run does not know CreationPolicy here.',
  ],
  [{ Resources: { A: {} } }, 'Template.Resources.A.Type'],
  [{}, 'Template.Resources: At least one Resources member must be defined.'],
  [{ Resources: {} }, 'Template.Resources: At least one Resources member must be defined.'],
])('refuses a template with what it does not know: %j', (template, message) => {
  expect(() => parseTemplate(JSON.stringify(template))).toThrow(message);
});
