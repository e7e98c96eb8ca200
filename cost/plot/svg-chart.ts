import { type Chart, scaleOf, tickLabel } from './chart';

const WIDTH = 720;
const HEIGHT = 360;
const FIELD = { left: 64, right: 680, top: 48, bottom: 296 };

/** Told apart by people who see red and green alike, and by their dashes where there is no colour. */
const STROKES = [
  { colour: '#0072b2', dashes: '' },
  { colour: '#d55e00', dashes: '8 4' },
  { colour: '#555555', dashes: '2 4' },
  { colour: '#009e73', dashes: '12 4 2 4' },
];

/** A chart as an SVG file of its own, on white. */
export function svgChart(chart: Chart): string {
  const points = chart.series.flatMap(({ points: own }) => own);
  const x = scaleOf(
    chart.x,
    points.map(([value]) => value),
  );
  const y = scaleOf(
    chart.y,
    points.map(([, value]) => value),
  );
  const across = (value: number) => round(FIELD.left + x.place(value) * (FIELD.right - FIELD.left));
  const down = (value: number) => round(FIELD.bottom - y.place(value) * (FIELD.bottom - FIELD.top));
  const middle = (FIELD.left + FIELD.right) / 2;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${HEIGHT}" font-family="sans-serif" font-size="12">`,
    `<title>${escapeXml(chart.title)}</title>`,
    `<rect width="${WIDTH}" height="${HEIGHT}" fill="#ffffff"/>`,
    `<text x="${FIELD.left}" y="20" font-size="14" font-weight="bold">${escapeXml(chart.title)}</text>`,
    `<text x="${FIELD.left}" y="38" fill="#555555">${escapeXml(chart.y.label)}</text>`,
    ...y.ticks.map(
      (tick) =>
        `<path d="M${FIELD.left} ${down(tick)}H${FIELD.right}" stroke="#dddddd"/><text x="${FIELD.left - 6}" y="${down(tick) + 4}" text-anchor="end">${tickLabel(tick)}</text>`,
    ),
    ...x.ticks.map(
      (tick) =>
        `<path d="M${across(tick)} ${FIELD.bottom}v5" stroke="#555555"/><text x="${across(tick)}" y="${FIELD.bottom + 19}" text-anchor="middle">${tickLabel(tick)}</text>`,
    ),
    `<path d="M${FIELD.left} ${FIELD.top}V${FIELD.bottom}H${FIELD.right}" fill="none" stroke="#555555"/>`,
    `<text x="${middle}" y="${FIELD.bottom + 36}" text-anchor="middle" fill="#555555">${escapeXml(chart.x.label)}</text>`,
    ...chart.series.flatMap(({ name, points: own }, index) => {
      const { colour, dashes } = STROKES[index % STROKES.length] ?? { colour: '#000000', dashes: '' };
      const stroke = `stroke="${colour}" stroke-width="2"${dashes && ` stroke-dasharray="${dashes}"`}`;
      const left = FIELD.left + index * Math.min(190, (FIELD.right - FIELD.left) / chart.series.length);
      return [
        `<polyline fill="none" ${stroke} points="${own.map(([at, height]) => `${across(at)},${down(height)}`).join(' ')}"/>`,
        `<path d="M${left} ${HEIGHT - 12}h24" ${stroke}/><text x="${left + 30}" y="${HEIGHT - 8}">${escapeXml(name)}</text>`,
      ];
    }),
    '</svg>',
    '',
  ].join('\n');
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}

function escapeXml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
}
