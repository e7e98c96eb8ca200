import { checkFunctions } from '../../src/template/check-functions';
import { checkReferences } from '../../src/template/check-references';
import { parseTemplate } from '../../src/template/template';

const queue = { Type: 'AWS::SQS::Queue' };
const parse = (template: unknown) => parseTemplate(JSON.stringify(template));

test.each([
  [{ Transform: 'AWS::Serverless' }, 'Template: The local run does not know Transform here.'],
  [
    { Resources: { A: { ...queue, CreationPolicy: {} }, B: { ...queue, UpdatePolicy: {} } } },
    'A (AWS::SQS::Queue): The local run does not know CreationPolicy here.\n' +
      'B (AWS::SQS::Queue): The local run does not know UpdatePolicy here.',
  ],
])('what the local run does not know is told all at once: %j', (template, message) => {
  expect(() => parse({ Resources: { A: queue }, ...template })).toThrow(message);
});

test('a custom resource may have a version, and no other may', () => {
  const versioned = (Type: string) => ({ Resources: { A: { Type, Version: '1.0' } } });

  expect(parse(versioned('Custom::Thing')).Resources.A).toMatchObject({ Version: '1.0' });
  expect(() => parse(versioned('AWS::SQS::Queue'))).toThrow("Invalid template resource property 'Version'");
});

// Recorded on AWS, but for the last four.
test.each([
  [{}, 'Template format error: At least one Resources member must be defined.'],
  [{ Resources: {} }, 'Template format error: At least one Resources member must be defined.'],
  [{ Resources: { A: 'queue' } }, 'Template format error: Any Resources member must be an object.'],
  [
    { Resources: { A: { Properties: {} } } },
    'Template format error: [/Resources/A] Every Resources object must contain a Type member.',
  ],
  [{ Resources: { A: { ...queue, Invalid: 10 } } }, "Invalid template resource property 'Invalid'"],
  [
    { Resources: { A: queue }, Outputs: { O: { Value: null } } },
    "[/Outputs/O/Value] 'null' values are not allowed in templates",
  ],
  [
    { Resources: { A: queue }, Outputs: { O: {} } },
    'Template format error: Every Outputs member must contain a Value object',
  ],
  [
    { Resources: { A: queue }, Mappings: { A: { B: 'c' } } },
    'Template format error: Every Mappings attribute must be a String or a List.',
  ],
  [
    { Resources: { A: queue }, Mappings: { A: 'b' } },
    'Template format error: Every Mappings member A must be a map',
  ],
  [
    JSON.parse('{"Resources":{"__proto__":{"Type":"AWS::SQS::Queue"}}}'),
    'Template format error: Resource name __proto__ is non alphanumeric.',
  ],
  [
    { Resources: { 'my-queue': queue } },
    'Template format error: Resource name my-queue is non alphanumeric.',
  ],
  [
    { Resources: { A: queue }, Parameters: { 'AWS::NoValue': { Type: 'String' } } },
    'Template format error: Parameter name AWS::NoValue is non alphanumeric.',
  ],
  ['https://example.com/template.json', 'Template format error: unsupported structure.'],
  [{ Resources: { A: queue }, Resource: {} }, 'Invalid template property or properties [Resource]'],
  [
    { Resources: { A: { ...queue, DeletionPolicy: 'Keep' } } },
    'Template format error: Unrecognized DeletionPolicy Keep for resource A',
  ],
  [
    { Resources: { A: { ...queue, DeletionPolicy: 'Snapshot' } } },
    'Template error: resource type AWS::SQS::Queue does not support deletion policy Snapshot',
  ],
  [
    { Resources: { A: { ...queue, UpdateReplacePolicy: 'Snapshot' } } },
    'Template error: resource type AWS::SQS::Queue does not support update replace policy Snapshot',
  ],
  [
    { Resources: { A: queue }, Parameters: { P: { Type: 'Text' } } },
    'Template format error: Unrecognized parameter type: Text',
  ],
  [
    { Resources: { A: queue }, Parameters: { P: {} } },
    'Template format error: Every Parameters object must contain a Type member.',
  ],
])('refuses in the words of CloudFormation: %j', (template, message) => {
  expect(() => parseTemplate(typeof template === 'string' ? template : JSON.stringify(template))).toThrow(
    message,
  );
});

// Recorded on AWS, but for the last three.
test.each([
  [
    { Resources: { A: { ...queue, DependsOn: 'B' } } },
    'Template format error: Unresolved resource dependencies [B] in the Resources block of the template',
  ],
  [
    { Resources: { A: { ...queue, Properties: { QueueName: { 'Fn::Sub': '${B}-${C}' } } } } },
    'Template format error: Unresolved resource dependencies [B, C] in the Resources block of the template',
  ],
  [
    {
      Resources: { A: { ...queue, Properties: { QueueName: { 'Fn::If': ['MissingCondition', 'a', 'b'] } } } },
    },
    'Template error: unresolved condition dependency MissingCondition in Fn::If',
  ],
  [
    { Resources: { A: { ...queue, Properties: { QueueName: { 'Fn::GetAtt': ['B', 'Arn'] } } } } },
    'Template error: instance of Fn::GetAtt references undefined resource B',
  ],
  [
    { Resources: { A: { ...queue, Condition: 'C' } } },
    'Template format error: Unresolved condition dependency C in the Resources block of the template',
  ],
  [
    { Resources: { A: queue }, Conditions: { C: { 'Fn::Equals': [{ Ref: 'A' }, 'a'] } } },
    'Template format error: Unresolved dependencies [A]. Cannot reference resources in the Conditions block of the template',
  ],
])('a template that refers to what it does not have is refused: %j', (template, message) => {
  expect(() => checkReferences(parse(template))).toThrow(message);
});

// Recorded on AWS.
test.each([
  [
    { 'Fn::Select': ['a', ['x']] },
    'Fn::Select requires a list argument with two elements: an integer index and a list',
  ],
  [{ 'Fn::Equals': ['a'] }, 'every Fn::Equals object requires a list of 2 string parameters.'],
  [
    { 'Fn::GetAtt': ['A', ''] },
    'every Fn::GetAtt object requires two non-empty parameters, the resource name and the resource attribute',
  ],
  [
    { 'Fn::Join': ['', [{ 'Fn::Split': [','] }]] },
    'every Fn::Split object requires two parameters, (1) a string delimiter',
  ],
])('a function whose arguments are not of its shape is refused: %j', (QueueName, message) => {
  const template = { Resources: { A: { ...queue, Properties: { QueueName } } } };

  expect(() => checkFunctions(parse(template))).toThrow(`Template error: ${message}`);
});

test('arguments of functions can be functions', () => {
  const QueueName = { 'Fn::Select': [{ Ref: 'P' }, { 'Fn::Split': [',', { 'Fn::GetAtt': 'A.Arn' }] }] };

  expect(() =>
    checkFunctions(parse({ Resources: { A: { ...queue, Properties: { QueueName } } } })),
  ).not.toThrow();
});

test('pseudo parameters, variables of Fn::Sub and what ${!this} writes are no references to the template', () => {
  const QueueName = { 'Fn::Sub': ['${AWS::Region}${Own}${!Literal}', { Own: 'x' }] };

  expect(() =>
    checkReferences(parse({ Resources: { A: { ...queue, Properties: { QueueName } } } })),
  ).not.toThrow();
});
