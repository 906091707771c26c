/** What can be wrong with a template as a text for CloudFormation and for Switchyard: numbers 100 to 599. */
import { entry } from './catalogue-entry.ts'

const guide = 'https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/'

export const templateCatalogue = {
  // The file as a whole
  'not-a-template': entry(
    101,
    'error',
    (found: string) => `A template is a mapping of sections; this is ${found}.`,
    'Start with a line Resources: and put the resources below it.',
  ),
  'no-resources': entry(
    102,
    'error',
    () => 'The template has no Resources.',
    'Add a section Resources: with at least one resource, such as a queue.',
  ),
  'unknown-section': entry(
    103,
    'warning',
    (name: string) => `CloudFormation knows no section called ${name}.`,
    'Put notes of your own under Metadata.',
  ),
  'section-not-mapping': entry(104, 'error', (name: string) => `${name} must be a mapping of names to values.`),
  'transform-missing': entry(
    105,
    'error',
    (type: string) => `${type} is a type of SAM, but the template does not say so.`,
    'Add the line Transform: AWS::Serverless-2016-10-31 at the top.',
  ),
  'unknown-transform': entry(106, 'info', (name: string) => `The transform ${name} is not run here; the template is read as it stands.`),
  'too-many-resources': entry(
    107,
    'error',
    (count: string) => `The template has ${count} resources; CloudFormation takes 500.`,
    'Split it into several stacks.',
  ),

  // Resources and their properties
  'resource-not-mapping': entry(201, 'error', (id: string) => `${id} must be a mapping with a Type.`),
  'type-missing': entry(202, 'error', (id: string) => `${id} has no Type.`, 'Add a line such as Type: AWS::SQS::Queue.'),
  'logical-id': entry(
    203,
    'error',
    (id: string) => `CloudFormation does not take ${id} as a name in a template.`,
    'Use letters and digits only, at most 255.',
  ),
  'unknown-property': entry(
    204,
    'warning',
    (name: string, type: string) => `${type} has no property ${name}.`,
    'Check the spelling: capitals count.',
  ),
  'missing-property': entry(205, 'error', (id: string, name: string) => `${id} needs the property ${name}.`),
  'wrong-type': entry(206, 'error', (name: string, expected: string) => `${name} must be ${expected}.`),
  'out-of-range': entry(207, 'error', (name: string, problem: string, value: string) => `${name} is ${value}, but ${problem}.`),
  'bad-name': entry(
    208,
    'error',
    (name: string, problem: string) => `AWS does not take the name ${name}: ${problem}.`,
    'Until then a made-up name stands in its place.',
  ),
  'duplicate-name': entry(
    209,
    'error',
    (name: string, other: string) => `${other} has the name ${name} already.`,
    'Give each its own name, or leave the name out.',
  ),
  'depends-on': entry(210, 'error', (name: string) => `DependsOn names ${name}, but there is no such resource.`),
  'bad-event': entry(211, 'error', (name: string, problem: string) => `The event ${name} ${problem}.`),

  // References
  'missing-reference': entry(
    301,
    'error',
    (name: string) => `There is no resource or parameter called ${name}.`,
    'Names are case-sensitive.',
  ),
  'missing-attribute': entry(
    302,
    'error',
    (type: string, name: string, known: string) => `${type} has no attribute ${name}; it has ${known}.`,
  ),
  'bad-intrinsic': entry(303, 'error', (name: string, expected: string) => `${name} takes ${expected}.`),
  'unknown-intrinsic': entry(304, 'error', (name: string) => `CloudFormation has no function ${name}.`),
  'reference-cycle': entry(
    305,
    'error',
    (names: string) => (names.includes(',') ? `These resources need each other: ${names}.` : `${names} needs itself.`),
    'CloudFormation makes one after the other, so one of these references has to go.',
  ),
  'parameter-without-default': entry(
    306,
    'info',
    (name: string) => `The parameter ${name} has no default, so its value is unknown here.`,
    'Give it a Default to see the template run with it.',
  ),
  'absent-reference': entry(
    307,
    'error',
    (name: string, condition: string) => `${name} is not there: its condition ${condition} is false.`,
    'Put the reference into Fn::If with the same condition.',
  ),
  'missing-condition': entry(
    308,
    'error',
    (name: string) => `There is no condition called ${name}.`,
    'Conditions stand in a section of their own, Conditions:.',
    `${guide}conditions-section-structure.html`,
  ),
  'condition-reference': entry(
    309,
    'error',
    (name: string) => `Conditions can ask for parameters only; ${name} is a resource.`,
    'Conditions are worked out before anything is made.',
    `${guide}conditions-section-structure.html`,
  ),
  'condition-cycle': entry(310, 'error', (names: string) =>
    names.includes(',') ? `These conditions need each other: ${names}.` : `The condition ${names} needs itself.`,
  ),
  'missing-mapping': entry(
    311,
    'error',
    (path: string) => `There is no ${path} in Mappings.`,
    'Fn::FindInMap takes the names of a mapping, of a key in it, and of a key in that.',
    `${guide}mappings-section-structure.html`,
  ),
  'language-extensions': entry(
    312,
    'error',
    (name: string) => `${name} is there only with the transform AWS::LanguageExtensions, and the template does not name it.`,
    'Add it to Transform:, before AWS::Serverless-2016-10-31.',
    'https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/transform-aws-languageextensions.html',
  ),
  'parameter-looked-up': entry(
    313,
    'info',
    (name: string) => `The parameter ${name} is looked up in Systems Manager when the stack is deployed, so its value is unknown here.`,
    undefined,
    `${guide}cloudformation-supplied-parameter-types.html`,
  ),
  'parameter-default': entry(
    314,
    'error',
    (name: string, value: string, problem: string) => `The default of ${name} is ${value === '' ? 'empty' : value}, but ${problem}.`,
    undefined,
    `${guide}parameters-section-structure.html`,
  ),

  // What stands still
  'not-simulated': entry(401, 'info', (id: string, type: string) => `${id} is kept and drawn, but ${type} is not simulated.`),
  'no-code': entry(
    403,
    'info',
    (id: string, reason: string) => `${id} does not run: ${reason}.`,
    'Put JavaScript into InlineCode (or Code: ZipFile) to run it.',
  ),
  'not-wired': entry(404, 'info', (id: string, reason: string) => `${id} moves nothing here: ${reason}.`),
  'condition-false': entry(
    405,
    'info',
    (id: string, condition: string) => `${id} is not made: its condition ${condition} is false.`,
    'Another default of the parameters that the condition asks for would bring it back.',
  ),
  'no-definition': entry(
    406,
    'info',
    (id: string, reason: string) => `${id} does not run: ${reason}.`,
    'Put the workflow into Definition, or bring the file that DefinitionUri names.',
  ),
  'definition-refused': entry(
    407,
    'error',
    (id: string, words: string) => `AWS would refuse the definition of ${id} (${words}).`,
    'What stands as ${name} is filled in by DefinitionSubstitutions.',
    'https://docs.aws.amazon.com/step-functions/latest/apireference/API_CreateStateMachine.html',
  ),

  // Metadata: Switchyard
  'unknown-setting': entry(501, 'warning', (name: string) => `Switchyard knows no setting ${name}; it is left as it is.`),
  'bad-setting': entry(502, 'warning', (name: string, expected: string) => `${name} must be ${expected}; it is not used.`),
  'traffic-target': entry(
    503,
    'warning',
    (source: string, problem: string) => `${source} sends nothing: ${problem}.`,
    'To: takes the logical id of a topic, a queue or a state machine in this template.',
  ),
  'unknown-node': entry(504, 'warning', (id: string) => `Nodes places ${id}, but there is nothing of that name.`),
  'setting-target': entry(
    505,
    'warning',
    (setting: string, id: string, kind: string) => `${setting} speaks of ${id}, but there is no ${kind} of that name.`,
  ),
  'traffic-fifo': entry(
    506,
    'warning',
    (source: string, target: string, missing: string) =>
      `Messages of ${source} to ${target}, which is FIFO, have no ${missing}: AWS would refuse them.`,
    "Write Group: '{{pick a|b|c}}' beside the Body, and Deduplication: '{{n}}' where the body does not tell messages apart.",
    'https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/using-messagegroupid-property.html',
  ),
  'fault-target': entry(
    507,
    'warning',
    (id: string, problem: string) => `The fault of ${id} breaks nothing: ${problem}.`,
    'Node: takes the logical id of a queue, a topic or a function, or the name of a person or an endpoint.',
  ),
} as const
