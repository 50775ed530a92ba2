// A small area chart: one line of time and what is below it.
import { svg } from "../core/dom.js";

const [WIDTH, HEIGHT, ROOM] = [600, 180, 6];

export function area(values, label) {
  const top = Math.max(...values, 1);
  const x = (i) => ((i * WIDTH) / Math.max(1, values.length - 1)).toFixed(1);
  const y = (value) => (HEIGHT - (value / top) * (HEIGHT - ROOM)).toFixed(1);
  const line = values.map((value, i) => `${i ? "L" : "M"}${x(i)} ${y(value)}`).join("");
  return svg(
    "svg",
    { class: "area", role: "img", "aria-label": label, viewBox: `0 0 ${WIDTH} ${HEIGHT}`, preserveAspectRatio: "none" },
    svg("path", { class: "below", d: `${line}L${WIDTH} ${HEIGHT}L0 ${HEIGHT}z` }),
    svg("path", { d: line, "vector-effect": "non-scaling-stroke" }),
  );
}
