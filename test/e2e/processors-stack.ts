import { join } from 'node:path';
import { CfnOutput, Duration, Stack } from 'aws-cdk-lib';
import { Code, Function as LambdaFunction, Runtime } from 'aws-cdk-lib/aws-lambda';
import { Queue } from 'aws-cdk-lib/aws-sqs';
import {
  Choice,
  Condition,
  DefinitionBody,
  Fail,
  Map as MapState,
  Pass,
  QueryLanguage,
  StateMachine,
  StateMachineType,
  Wait,
  WaitTime,
} from 'aws-cdk-lib/aws-stepfunctions';
import type { Construct } from 'constructs';
import { WorkflowConsumer } from '../../examples/fan-out/workflow-consumer';
import { callStateMachine } from '../../lib/flow/call-state-machine';
import { invokeFunction } from '../../lib/flow/invoke-function';
import { itemsUpTo } from '../../lib/flow/items-up-to';
import type { Processing } from '../../lib/flow/processing';
import { TransactionPipeline } from '../../lib/transaction-pipeline';

const BODY = '$states.input.detail.body';

/** Somebody's stack: a pipeline with their Express state machine in it, and further workflows of other kinds on its bus. */
export class ProcessorsStack extends Stack {
  constructor(scope: Construct) {
    super(scope, 'Foreign');
    const pipeline = new TransactionPipeline(this, 'Orders', { processor: settle(this) });
    const jsonPath = decideInJsonPath(this);
    const file = takeFromFile(this);
    const props = { pipeline };
    new WorkflowConsumer(this, 'JsonPath', { ...props, processor: (own) => callStateMachine(own, jsonPath) });
    new WorkflowConsumer(this, 'File', { ...props, processor: (own) => callStateMachine(own, file) });
    new WorkflowConsumer(this, 'States', { ...props, processor: decideFirst });
    new CfnOutput(this, 'ApiEndpoint', { value: pipeline.endpoint });
  }
}

/** In JSONata; it catches nothing. */
function settle(stack: Stack): StateMachine {
  const bodyHas = (text: string) => Condition.jsonata(`{% $contains(${BODY}, "${text}") %}`);
  return new StateMachine(stack, 'Settle', {
    stateMachineType: StateMachineType.EXPRESS,
    queryLanguage: QueryLanguage.JSONATA,
    timeout: Duration.seconds(1),
    definitionBody: DefinitionBody.fromChainable(
      Choice.jsonata(stack, 'Look')
        .when(bodyHas('good'), Pass.jsonata(stack, 'Good', { outputs: '{% $states.input %}' }))
        .when(bodyHas('bad'), Fail.jsonata(stack, 'Bad', { error: 'OutOfStock', cause: 'None is left' }))
        .when(
          bodyHas('slow'),
          Wait.jsonata(stack, 'Slow', { time: WaitTime.duration(Duration.seconds(60)) }),
        ),
    ),
  });
}

/** In JSONPath, by the construct library, as most are written. */
function decideInJsonPath(stack: Stack): StateMachine {
  const parse = new Pass(stack, 'ParseOrder', {
    parameters: { 'order.$': 'States.StringToJson($.detail.body)' },
  });
  const decide = new Choice(stack, 'IsTooMuch')
    .when(
      Condition.numberGreaterThan('$.order.amount', 100),
      new Fail(stack, 'TooMuch', { error: 'TooMuch' }),
    )
    .otherwise(new Pass(stack, 'Fine'));
  return new StateMachine(stack, 'DecideInJsonPath', {
    stateMachineType: StateMachineType.EXPRESS,
    queryLanguage: QueryLanguage.JSON_PATH,
    definitionBody: DefinitionBody.fromChainable(parse.next(decide)),
  });
}

/** From a file, which CDK uploads. */
function takeFromFile(stack: Stack): StateMachine {
  const orders = new Queue(stack, 'TakenOrders');
  const machine = new StateMachine(stack, 'TakeFromFile', {
    stateMachineType: StateMachineType.EXPRESS,
    definitionBody: DefinitionBody.fromFile(join(__dirname, 'take-order.asl.json')),
    definitionSubstitutions: { OrdersUrl: orders.queueUrl },
  });
  orders.grantSendMessages(machine);
  return machine;
}

/** States that read the body before any task, and a Map with a task that may fail. */
function decideFirst(scope: Construct): Processing {
  const price = new LambdaFunction(scope, 'Price', {
    runtime: Runtime.NODEJS_24_X,
    handler: 'index.handler',
    code: Code.fromInline(
      'exports.handler = async ({ price }) => { if (!price) throw Object.assign(new Error("A line has no price"), { name: "NoPrice" }); };',
    ),
  });
  const lines = MapState.jsonata(scope, 'PriceLines', {
    items: itemsUpTo(3, `$parse(${BODY}).lines`),
  }).itemProcessor(invokeFunction(scope, 'PriceLine', price, { maxRetries: 1 }));
  return {
    states: Choice.jsonata(scope, 'IsTooMuchAtFirst')
      .when(
        Condition.jsonata(`{% $parse(${BODY}).amount > 100 %}`),
        Fail.jsonata(scope, 'TooMuchAtFirst', { error: 'TooMuch' }),
      )
      .otherwise(lines),
    functions: { Price: price },
  };
}
