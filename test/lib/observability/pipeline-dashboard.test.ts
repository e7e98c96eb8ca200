import type { Template } from 'aws-cdk-lib/assertions';
import { synthesizePipeline } from '../synthesized-stack';
import { onlyResource, ref, resourcesOf } from '../template-resources';

interface Widget {
  readonly type: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly properties: {
    title?: string;
    markdown?: string;
    metrics?: unknown[][];
    alarms?: unknown[];
    view?: string;
  };
}

let template: Template;
let widgets: Widget[];

beforeAll(() => {
  template = synthesizePipeline();
  const { DashboardBody } = onlyResource(template, 'AWS::CloudWatch::Dashboard').Properties;
  const [separator, parts] = (DashboardBody as { 'Fn::Join': [string, unknown[]] })['Fn::Join'];
  const text = parts
    .map((part) =>
      typeof part === 'string'
        ? part
        : `<${Object.values(part as object)
            .flat()
            .join('.')}>`,
    )
    .join(separator);
  ({ widgets } = JSON.parse(text) as { widgets: Widget[] });
});

test("its name has the stack's name and the Region, since dashboards share their names across Regions", () => {
  expect(onlyResource(template, 'AWS::CloudWatch::Dashboard').Properties.DashboardName).toEqual({
    'Fn::Join': ['', ['MyServerlessApplicationStack-', ref('AWS::Region')]],
  });
});

test('first it answers four questions, beside each other', () => {
  const numbers = widgets.filter(({ properties }) => properties.view === 'singleValue');
  expect(numbers.map(({ properties }) => properties.title)).toEqual([
    'Came in',
    'Were processed',
    'Where are the others',
    'How long does it take',
  ]);
  expect(new Set(numbers.map(({ y }) => y)).size).toBe(1);
});

test('then it shows every alarm', () => {
  const { properties } = widgets.find(({ type }) => type === 'alarm')!;
  expect(properties.alarms).toHaveLength(Object.keys(resourcesOf(template, 'AWS::CloudWatch::Alarm')).length);
});

test('then each hop, in the order of the flow', () => {
  const headings = widgets
    .filter(({ properties }) => properties.markdown?.startsWith('### '))
    .sort((one, other) => one.y - other.y);
  expect(headings.map(({ properties }) => properties.markdown!.slice(4).split(':')[0])).toEqual([
    'API and queue',
    'Pipe',
    'Bus and rule',
    'Workflow and function',
    'How long each hop takes, in milliseconds',
  ]);
});

test('no row is wider than a dashboard, and no widget covers another', () => {
  const cells = widgets.flatMap(({ x, y, width, height }) =>
    Array.from(
      { length: width * height },
      (_, cell) => `${x + (cell % width)} ${y + Math.floor(cell / width)}`,
    ),
  );
  expect(new Set(cells).size).toBe(cells.length);
  expect(Math.max(...widgets.map(({ x, width }) => x + width))).toBe(24);
});

test('what an alarm watches can be seen', () => {
  const shown = JSON.stringify(widgets);
  const watched = Object.values(resourcesOf(template, 'AWS::CloudWatch::Alarm')).flatMap(({ Properties }) =>
    (Properties.Metrics as { MetricStat?: { Metric: { Namespace: string; MetricName: string } } }[]).flatMap(
      ({ MetricStat }) =>
        MetricStat ? [`"${MetricStat.Metric.Namespace}","${MetricStat.Metric.MetricName}"`] : [],
    ),
  );
  expect(watched.filter((metric) => !shown.includes(metric))).toEqual([]);
});
