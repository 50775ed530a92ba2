// Weight and body fat over one row of days, and the photos of those days.
import { h, svg, swap } from "../core/dom.js";
import { day as dayName, formatDay, kilograms, number, t } from "../core/i18n.js";
import { photo } from "../core/photos.js";

const DAY_MS = 86_400_000;
const LEFT = 46;
const RIGHT = 18;
const FACE = 40;

export const percents = value => number(value / 100, { style: "percent", maximumFractionDigits: 1 });

/** "74.1 kg, 30.2% body fat". */
export const valuesOf = ({ weight, fat }) => [weight !== null && kilograms(weight), fat !== null && t("body.fatValue", { value: percents(fat) })].filter(Boolean).join(", ");

/** @param {ReturnType<typeof import("./measures.js").byDay>} days one at least @param {boolean} isSmooth a week's average as the line @param {(day: any) => void} onphotos @param {AbortSignal} signal */
export function chart(days, isSmooth, onphotos, signal) {
  const tip = h("div", { class: "chart-tip", "aria-hidden": "true", hidden: true });
  const paper = h("div");
  // Time runs from left to right in every language.
  const box = h("div", { class: "chart", dir: "ltr" }, paper, tip);
  let width;
  const watch = new ResizeObserver(() => {
    if (width === box.clientWidth) return;
    width = box.clientWidth;
    swap(paper, ...draw(days, isSmooth, onphotos, width, tip));
  });
  watch.observe(box);
  signal.addEventListener("abort", () => watch.disconnect());
  return box;
}

function draw(days, isSmooth, onphotos, width, tip) {
  const from = days[0].time;
  const span = Math.max(days.at(-1).time - from, 6 * DAY_MS);
  const x = time => LEFT + ((time - from) / span) * (width - LEFT - RIGHT);
  const marks = days.map(day => svg("g", { class: "chart-day", role: "img", tabindex: -1, "data-key": day.key, "aria-label": `${dayName(day.key)}: ${valuesOf(day)}${day.photos.length ? `, ${t("body.photos", { count: day.photos.length })}` : ""}` }));
  const label = (text, x, y, anchor) => svg("text", { class: "chart-label", x, y, "text-anchor": anchor, "aria-hidden": "true" }, document.createTextNode(text));
  const parts = [];
  let top = 12;
  for (const [name, height, count, unit] of [["weight", 200, 4, kilograms], ["fat", 96, 2, percents]]) {
    const known = days.filter(day => day[name] !== null);
    if (!known.length) continue;
    const { low, high, step } = scale(known.map(day => day[name]), count);
    const floor = top + height;
    const y = value => floor - (height * (value - low)) / (high - low);
    for (let value = low; value < high + step / 2; value += step) {
      parts.push(svg("line", { class: "chart-grid", x1: LEFT, x2: width - RIGHT, y1: y(value), y2: y(value) }), label(unit(value), LEFT - 8, y(value) + 4, "end"));
    }
    const line = known.map(day => `${x(day.time).toFixed(1)} ${y(isSmooth ? average(known, day, name) : day[name]).toFixed(1)}`).join("L");
    parts.push(svg("path", { class: `chart-area ${name}`, d: `M${line}V${floor}H${x(known[0].time)}Z` }), svg("path", { class: `chart-line ${name}`, d: `M${line}` }));
    days.forEach((day, i) => day[name] !== null && marks[i].append(svg("circle", { class: name, cx: x(day.time), cy: y(day[name]), r: 3 })));
    top = floor + 30;
  }
  const bottom = top - 22;
  const steps = Math.max(1, Math.floor((width - LEFT) / 96));
  const form = span > 400 * DAY_MS ? { month: "short", year: "numeric" } : { day: "numeric", month: "short" };
  for (let i = 0; i <= steps; i++) {
    const time = from + (span * i) / steps;
    parts.push(label(formatDay(new Date(time), form), x(time), bottom + 18, i === steps ? "end" : i ? "middle" : "start"));
  }
  const cursor = svg("line", { class: "chart-cursor", y1: 12, y2: bottom, visibility: "hidden" });
  const drawing = svg("svg", { class: `${isSmooth ? "smooth" : ""}${days.length > 45 ? " many" : ""}`, width, height: bottom + 26, role: "group", "aria-label": t("body.chart") });
  drawing.append(...parts, cursor, ...marks);

  let here = days.length - 1;
  const reach = i => {
    marks[here].setAttribute("tabindex", "-1");
    marks[i].setAttribute("tabindex", "0");
    here = i;
  };
  reach(here);
  const point = i => {
    leave();
    reach(i);
    marks[i].classList.add("here");
    const { key, time, photos } = days[i];
    cursor.setAttribute("transform", `translate(${x(time)})`);
    cursor.setAttribute("visibility", "visible");
    const thumbs = photos.length > 0 && h("span", { class: "chart-thumbs" }, photos.slice(0, 3).map(one => photo(one, "thumbnail", { alt: "", eager: true })));
    tip.replaceChildren(...[h("span", { class: "quiet", dir: "auto" }, dayName(key)), h("b", { dir: "auto" }, valuesOf(days[i])), thumbs].filter(Boolean));
    tip.hidden = false;
    const half = tip.offsetWidth / 2;
    tip.style.setProperty("left", `${Math.max(half, Math.min(width - half, x(time)))}px`);
  };
  const leave = () => {
    tip.hidden = true;
    cursor.setAttribute("visibility", "hidden");
    marks[here].classList.remove("here");
  };
  const nearest = ({ offsetX }) => {
    const far = days.map(day => Math.abs(x(day.time) - offsetX));
    return far.indexOf(Math.min(...far));
  };
  drawing.addEventListener("pointermove", event => point(nearest(event)));
  drawing.addEventListener("pointerleave", leave);
  drawing.addEventListener("focusin", ({ target }) => point(marks.indexOf(target)));
  drawing.addEventListener("focusout", leave);
  drawing.addEventListener("keydown", event => {
    const next = { ArrowLeft: here - 1, ArrowRight: here + 1, Home: 0, End: days.length - 1 }[event.key];
    if (event.key === "Enter" && days[here].photos.length) onphotos(days[here]);
    if (next === undefined) return;
    event.preventDefault();
    marks[Math.max(0, Math.min(days.length - 1, next))].focus();
  });

  const faces = h("div", { class: "chart-faces" });
  // The latest first where there is no room for all.
  let last = Infinity;
  for (let i = days.length - 1; i >= 0; i--) {
    const { key, time, photos } = days[i];
    if (!photos.length || last - x(time) < FACE) continue;
    last = x(time);
    const show = () => point(i);
    const face = h("button", { type: "button", class: "chart-face", "data-key": `face ${key}`, "aria-label": t("body.photosOf", { day: dayName(key) }), onclick: () => onphotos(days[i]), onfocus: show, onblur: leave, onpointerenter: show, onpointerleave: leave }, photo(photos[0], "thumbnail", { alt: "" }));
    face.style.setProperty("left", `${last}px`);
    faces.prepend(face);
  }
  return faces.childElementCount ? [drawing, faces] : [drawing];
}

/** Round steps around what is there. */
function scale(values, count) {
  const rough = Math.max(Math.max(...values) - Math.min(...values), 1) / count;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = [1, 2, 5, 10].find(one => one * power >= rough) * power;
  const low = Math.floor(Math.min(...values) / step) * step;
  return { step, low, high: Math.max(Math.ceil(Math.max(...values) / step) * step, low + step) };
}

/** Of the week around a day. */
function average(known, day, name) {
  const near = known.filter(one => Math.abs(one.time - day.time) < 3.5 * DAY_MS);
  return near.reduce((sum, one) => sum + one[name], 0) / near.length;
}
