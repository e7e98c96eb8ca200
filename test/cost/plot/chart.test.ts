import { type Chart, scaleOf, tickLabel } from '../../../cost/plot/chart';
import { svgChart } from '../../../cost/plot/svg-chart';
import { terminalChart } from '../../../cost/plot/terminal-chart';

const CHART: Chart = {
  title: 'USD & bytes',
  x: { label: 'bytes', scale: 'logarithmic' },
  y: { label: 'USD', scale: 'linear' },
  series: [
    {
      name: 'flat',
      points: [
        [1, 2],
        [100, 2],
      ],
    },
    {
      name: 'steep',
      points: [
        [1, 0],
        [100, 10],
      ],
    },
  ],
};

test('a linear axis begins at 0 and ends at a round number', () => {
  const { place, ticks } = scaleOf({ label: '', scale: 'linear' }, [3, 9.4]);

  expect(ticks).toEqual([0, 2, 4, 6, 8, 10]);
  expect([place(0), place(5), place(10)]).toEqual([0, 0.5, 1]);
});

test('a logarithmic axis has its ticks at powers of ten', () => {
  const { place, ticks } = scaleOf({ label: '', scale: 'logarithmic' }, [0.1, 1_000]);

  expect(ticks.map(tickLabel)).toEqual(['0.1', '1', '10', '100', '1,000']);
  expect([place(0.1), place(10), place(1_000)]).toEqual([0, 0.5, 1]);
});

test('a terminal shows axes, marks and names', () => {
  expect(terminalChart(CHART, { columns: 21, rows: 6 })).toEqual([
    'USD & bytes',
    '   USD',
    '10 ┤                  ○○○',
    ' 8 ┤              ○○○○',
    ' 6 ┤          ○○○○',
    ' 4 ┤       ○○○○',
    ' 2 ┤●●●●●●●●●●●●●●●●●●●●●',
    ' 0 ┤○○○',
    '   └─────────────────────',
    '    1         10      100  bytes',
    '    ● flat   ○ steep',
  ]);
});

test('an SVG is well-formed, and has a line for each series', () => {
  const svg = svgChart(CHART);

  expect(svg).toMatch(/^<svg xmlns="http:\/\/www\.w3\.org\/2000\/svg"/);
  expect(svg).toContain('<title>USD &amp; bytes</title>');
  expect(svg.match(/<polyline /g)).toHaveLength(2);
  expect(svg.match(/points="[\d., ]+"/g)).toHaveLength(2);
});
