import { type Aim, type Curve, type MeasuredFigure, round, toAim } from "./figure.ts";

const ink = "#2b2a28";
const faint = "#d8d4cc";
const good = "#3f7f5f";
const bad = "#b4483a";
const lines = ["#3f7f5f", "#b4483a", "#4a6fa5", "#a0762c", "#7b5aa6", "#5d6b6b"];

const width = 1100;
const left = 470;
const barHeight = 20;
const chartHeight = 320;

/** A bar for every aim on a logarithmic scale of what was measured over the limit, and the history's bytes below. */
export function plot(figures: readonly MeasuredFigure[], curves: readonly Curve[]): string {
  const bars = figures.flatMap((figure) =>
    figure.aims.flatMap((aim) => {
      const share = toAim(figure, aim);
      return share === null || !(share > 0) ? [] : [{ figure, aim, share }];
    }),
  );
  const barsEnd = 60 + bars.length * barHeight;
  const height = barsEnd + 40 + (curves.length > 0 ? chartHeight + 60 : 0);
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" font-family="system-ui, sans-serif" font-size="12" fill="${ink}">`,
    `<rect width="${width}" height="${height}" fill="#fffdf9"/>`,
    `<text x="20" y="28" font-size="16">What was measured, over its aim (left of the line is reached)</text>`,
    ...drawBars(bars, barsEnd),
    ...(curves.length > 0 ? drawCurves(curves, barsEnd + 60) : []),
    "</svg>\n",
  ].join("\n");
}

function drawBars(
  bars: readonly { readonly figure: MeasuredFigure; readonly aim: Aim; readonly share: number }[],
  end: number,
): string[] {
  const logs = bars.map(({ share }) => Math.log10(share));
  const low = Math.floor(Math.min(-1, ...logs));
  const high = Math.ceil(Math.max(1, ...logs));
  const x = (log: number) => left + ((log - low) / (high - low)) * (width - left - 90);
  const drawn: string[] = [];
  for (let power = low; power <= high; power++) {
    const color = power === 0 ? ink : faint;
    drawn.push(`<line x1="${x(power)}" x2="${x(power)}" y1="44" y2="${end}" stroke="${color}"/>`);
    drawn.push(`<text x="${x(power)}" y="${end + 16}" text-anchor="middle">${10 ** power}×</text>`);
  }
  bars.forEach(({ figure, aim, share }, place) => {
    const y = 50 + place * barHeight;
    const from = Math.min(x(0), x(Math.log10(share)));
    const length = Math.max(1, Math.abs(x(0) - x(Math.log10(share))));
    const limit = aim.of === "ours" ? `≤ ${aim.most} ${figure.unit}` : `≤ ${aim.most}×`;
    drawn.push(
      `<text x="${left - 8}" y="${y + 13}" text-anchor="end">${escapeText(`${figure.row}: ${figure.figure}, ${limit}`)}</text>`,
      `<rect x="${from}" y="${y + 3}" width="${length}" height="${barHeight - 7}" fill="${share <= 1 ? good : bad}"/>`,
      `<text x="${Math.max(x(0), x(Math.log10(share))) + 5}" y="${y + 13}">${round(share)}</text>`,
    );
  });
  return drawn;
}

function drawCurves(curves: readonly Curve[], top: number): string[] {
  const points = curves.flatMap((curve) => curve.points);
  const mostEdits = Math.max(1, ...points.map(([edits]) => edits));
  const mostBytes = Math.max(1, ...points.map(([, bytes]) => bytes));
  const x = (edits: number) => 90 + (edits / mostEdits) * (width - 330);
  const y = (bytes: number) => top + chartHeight - (bytes / mostBytes) * chartHeight;
  const drawn = [
    `<text x="20" y="${top - 14}" font-size="16">Bytes of history on the disk, by edits</text>`,
    `<path d="M90 ${top}V${top + chartHeight}H${width - 240}" fill="none" stroke="${ink}"/>`,
    `<text x="84" y="${top + 10}" text-anchor="end">${Math.round(mostBytes / 1024)} KB</text>`,
    `<text x="84" y="${top + chartHeight}" text-anchor="end">0</text>`,
    `<text x="${width - 240}" y="${top + chartHeight + 16}" text-anchor="end">${mostEdits} edits</text>`,
  ];
  curves.forEach((curve, place) => {
    const color = lines[place % lines.length] ?? ink;
    const path = curve.points.map(([edits, bytes]) => `${x(edits).toFixed(1)},${y(bytes).toFixed(1)}`).join(" ");
    const [edits, bytes] = curve.points.at(-1) ?? [0, 0];
    drawn.push(
      `<polyline points="${path}" fill="none" stroke="${color}" stroke-width="1.5"/>`,
      `<text x="${x(edits) + 6}" y="${y(bytes) + 4}" fill="${color}">${escapeText(curve.name)}</text>`,
    );
  });
  return drawn;
}

function escapeText(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;");
}
