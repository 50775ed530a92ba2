// Two progress photos of one client: one over the other with a slider, or side by side, moved and magnified as one.
import { attempt } from "../core/dialogs.js";
import { h, icon, iconButton, style } from "../core/dom.js";
import { kilograms, number, shortDay, t } from "../core/i18n.js";
import { keep, photo } from "../core/photos.js";
import { link, replaceAddress } from "../core/router.js";
import { spotter } from "../core/session.js";
import { empty } from "../core/states.js";
import { chips } from "../parts/chips.js";
import { seeingUntil, watch } from "../parts/gone.js";
import { weights } from "../parts/weights.js";
import { zoomable } from "../parts/zoom.js";

/** @typedef {{ media: import("/client.js").Media, date: string, kg: number | undefined }} Shot of an entry */

const SIDES = ["before", "after"];
const named = name => [name, t(`compare.${name}`)];

/** @type {import("../core/router.js").Screen} */
export default async function compare({ params, query, signal }) {
  const id = Number(params.id);
  const [client, kg, shots] = await Promise.all([spotter.get(`/api/users/${id}`, {}, signal), weights(id, signal), allShots(id), style("compare")]);
  for (const one of shots) one.kg ??= kg.get(one.date);
  const back = h("a", { class: "button round turns", href: link(`/clients/${id}`), "aria-label": t("actions.back") }, icon("back"));
  const head = h("div", { class: "head compare-head" }, back, h("h1", {}, `${t("compare.title")} · ${client.full_name}`));
  if (shots.length < 2) return h("div", {}, head, empty({ icon: "compare", title: t("compare.none"), text: t("compare.noneText") }));

  const chosen = choose(shots, query);
  const stage = h("div", { class: "compare-stage", tabindex: 0, role: "group", "aria-label": t("compare.stage") });
  const range = h("input", { type: "range", min: 0, max: 100, value: 50, "aria-label": t("compare.at"), oninput: () => slide() });
  const facts = h("div", { class: "compare-facts", role: "status" });
  const strip = h("div", { class: "compare-strip" });
  let isSlider = true, side = "before";
  const slide = () => stage.style.setProperty("--at", `${range.value}%`);
  const drag = event => {
    if (!isSlider) return;
    const { left, width } = stage.getBoundingClientRect();
    const at = ((event.clientX - left) / width) * 100;
    range.value = String(document.documentElement.dir === "rtl" ? 100 - at : at);
    slide();
  };
  const isHandle = event => isSlider && Boolean(event.target.closest(".compare-line"));
  const look = zoomable(stage, () => stage.querySelectorAll("img"), { drag, isFree: isHandle });

  function show() {
    replaceAddress(`/clients/${id}/compare`, { before: chosen.before.media.id, after: chosen.after.media.id });
    const { width, height } = chosen.after.media;
    stage.style.setProperty("--ratio", String((width ?? 3) / (height ?? 4)));
    stage.classList.toggle("slider", isSlider);
    stage.replaceChildren(...SIDES.map(pane), ...(isSlider ? [h("div", { class: "compare-line" })] : []));
    range.hidden = !isSlider;
    slide();
    look.reset();
    facts.replaceChildren(...SIDES.map(one => fact(t(`compare.${one}`), shortDay(chosen[one].date), kilograms(chosen[one].kg))), difference(chosen));
    strip.replaceChildren(...shots.map(thumb));
  }

  const pane = one => h("div", { class: `pane ${one}` }, photo(chosen[one].media, "large", { eager: true, class: "" }), h("span", { class: "tag", "aria-hidden": "true" }, t(`compare.${one}`)));

  function thumb(shot) {
    const marks = SIDES.filter(one => chosen[one] === shot).map(one => t(`compare.${one}`));
    const press = () => {
      const index = shots.indexOf(shot);
      chosen[side] = shot;
      show();
      strip.children[index].focus();
    };
    return h("button", { type: "button", "aria-pressed": String(marks.length > 0), onclick: press }, photo(shot.media, "thumbnail"), h("span", {}, marks.join(", ") || shortDay(shot.date)));
  }

  const modes = chips(t("compare.mode"), ["slider", "side"].map(named), "slider", mode => ((isSlider = mode === "slider"), show()));
  const sides = chips(t("compare.which"), SIDES.map(named), side, one => (side = one));
  const save = h("button", { type: "button", class: "button", onclick: () => attempt(save, download) }, icon("download"), t("compare.download"));
  const download = async () => keep(await spotter.compare(chosen.before.media, chosen.after.media), `${chosen.before.date} ${chosen.after.date}.jpg`);
  show();
  const tools = h("div", { class: "between" }, modes, h("div", {}, iconButton(t("compare.zoomIn"), "plus", () => look.zoom(1.5)), iconButton(t("compare.zoomOut"), "photo", look.reset)));
  const page = h("div", { class: "compare" }, head, h("div", { class: "compare-main" }, tools, stage, range), h("div", { class: "compare-side" }, facts, save, h("h2", {}, t("compare.choose")), sides, strip));
  watch(id, page, seeingUntil(signal));
  return page;
}

/** The oldest first. */
async function allShots(id) {
  const shots = [];
  for await (const entry of spotter.each("/api/progress", { client_id: id, size: 100 })) {
    for (const media of entry.photos) shots.push({ media, date: entry.date, kg: entry.weight ?? undefined });
  }
  return shots.sort((a, b) => a.date.localeCompare(b.date) || a.media.id - b.media.id);
}

/** What the address says; else the latest, and the first of the same pose. */
function choose(shots, query) {
  const asked = side => shots.find(one => one.media.id === Number(query.get(side)));
  const ofPose = shots.filter(one => one.media.pose === query.get("pose"));
  const pool = ofPose.length > 1 ? ofPose : shots;
  const first = asked("before");
  const like = shot => one => one !== shot && one.media.pose === shot.media.pose;
  const paired = pool.filter(one => pool.some(like(one)));
  const after = asked("after") ?? (first && pool.findLast(like(first))) ?? paired.findLast(one => one.media.pose === "front") ?? paired.at(-1) ?? pool.at(-1);
  const before = first ?? pool.find(like(after)) ?? pool.find(one => one !== after) ?? after;
  return { before, after };
}

const fact = (name, ...values) => h("div", {}, h("p", { class: "quiet small" }, name), values.map((one, i) => h("p", { class: i ? "number" : "compare-big" }, one)));

function difference({ before, after }) {
  const days = Math.abs(Math.round((Date.parse(after.date) - Date.parse(before.date)) / 86_400_000));
  const kg = after.kg - before.kg;
  const text = Number.isNaN(kg) ? "–" : number(kg, { style: "unit", unit: "kilogram", signDisplay: "exceptZero" });
  return fact(t("compare.difference"), text, days ? t("compare.days", { count: days }) : t("compare.same"));
}
