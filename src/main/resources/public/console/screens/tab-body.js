// Weight and body fat: how they went, and what the scales say today.
import { ask, attempt, sheet, toast } from "../core/dialogs.js";
import { h, iconButton, style, swap } from "../core/dom.js";
import { field, form } from "../core/forms.js";
import { dayKey, kilograms, nearDay, number, shortDay, t } from "../core/i18n.js";
import { replaceAddress } from "../core/router.js";
import { listen, session, spotter } from "../core/session.js";
import { empty, later } from "../core/states.js";
import { chart, percents, valuesOf } from "../parts/chart.js";
import { chips } from "../parts/chips.js";
import { byDay, measures, pathOf } from "../parts/measures.js";
import { openPhotos } from "../parts/open-photos.js";

const RANGES = { month: 31, quarter: 92, year: 366, all: 0 };
const AGAIN_MS = 60_000;

/** @param {import("./client.js").Tab} tab */
export default async function body({ client, query, signal, refreshers }) {
  await style("body");
  const isMine = client.id === session.me.id;
  let range = Object.keys(RANGES).find(one => one === query.get("range")) ?? "quarter";
  let shown = 10, isSmooth = true, list = [];
  const box = h("div", { class: "stack" });
  const draw = () => signal.aborted || swap(box, ...render());

  async function load() {
    const days = RANGES[range];
    list = await measures(client.id, days ? dayKey(new Date(Date.now() - days * 86_400_000)) : undefined);
    if (list.length || range === "all") return;
    range = "all"; // Nothing lately: then what there was.
    await load();
  }
  const reload = () => load().then(draw);
  const refresh = () => document.visibilityState === "visible" && reload().catch(() => {}); // Asked again in a minute.

  function render() {
    if (!list.length) return [empty({ icon: "weight", title: t("body.none"), text: t("body.noneText"), action: actions() })];
    const days = byDay(list);
    const choose = name => {
      range = name;
      replaceAddress(`/clients/${client.id}/body`, { range });
      attempt(null, reload);
    };
    const smooth = () => ((isSmooth = !isSmooth), draw());
    const ranges = chips(t("body.range"), Object.keys(RANGES).map(one => [one, t(`body.${one}`)]), range, choose);
    for (const one of ranges.children) one.dataset.key = one.value;
    return [
      h(
        "section",
        { class: "card stack" },
        h("div", { class: "between" }, h("div", { class: "figures" }, figure(days, "weight", kilograms), figure(days, "fat", percents)), actions()),
        h("div", { class: "between ranges" }, ranges, h("button", { type: "button", class: "chip", "aria-pressed": String(isSmooth), "data-key": "smooth", onclick: smooth }, t("body.smooth"))),
        days.some(day => day.weight !== null || day.fat !== null) && chart(days, isSmooth, show, signal),
      ),
      h("section", {}, h("h2", {}, t("body.latest")), table(), list.length > shown && button("actions.more", () => ((shown += 40), draw()), "quiet")),
    ];
  }

  function actions() {
    if (!isMine) return button("body.add", () => edit(), "primary");
    const today = list.find(one => one.isWeighIn && one.key === dayKey(new Date()));
    return h("div", { class: "buttons" }, button(today ? "body.correct" : "body.weigh", () => edit(today, true), "primary"), button("body.otherDay", () => edit()));
  }

  const show = ({ photos }) => openPhotos(photos, client, refresh);

  /** The drawing for those who cannot see it. */
  function table() {
    const heads = [t("body.day"), t("body.weight"), t("body.fat")].map(text => h("th", { scope: "col" }, text));
    return h("table", { class: "measures" }, h("thead", {}, h("tr", {}, heads, h("td"))), h("tbody", {}, list.slice(0, shown).map(row)));
  }

  function row(one) {
    const name = [valuesOf({ weight: one.weight, fat: one.body_fat }), nearDay(one.key)].filter(Boolean).join(", ");
    const photos = one.photos.length > 0 && h("button", { type: "button", class: "plain", "data-key": `photos ${one.id}`, onclick: () => show(one) }, t("body.photos", { count: one.photos.length }));
    const drop = async ({ currentTarget }) => {
      const text = t(one.photos.length ? "body.deleteAll" : "body.deleteText", { name });
      if (await ask({ title: t("body.deleteTitle"), text, action: t("actions.delete") })) attempt(currentTarget, () => spotter.delete(pathOf(one)).then(reload));
    };
    // Scales are the client's own.
    const mayWrite = !one.isWeighIn || !session.is("trainer");
    return h(
      "tr",
      {},
      h("th", { scope: "row" }, nearDay(one.key), one.notes && h("p", {}, one.notes), photos),
      h("td", {}, kilograms(one.weight)),
      h("td", {}, one.body_fat === null ? "–" : percents(one.body_fat)),
      h("td", { class: "measure-tools" }, mayWrite && [iconButton(t("body.change", { name }), "edit", () => edit(one)), iconButton(t("body.delete", { name }), "trash", drop)]),
    );
  }

  /** Without a measure a new one: of the scales today, or an entry of any day. */
  function edit(measure, ofScales = measure?.isWeighIn) {
    const today = dayKey(new Date());
    const decimal = (name, more) => field({ name, label: t(`body.${name}`), type: "number", step: "any", min: 0, inputmode: "decimal", value: measure?.[name] ?? "", ...more });
    const fields = [
      ofScales ? "" : field({ name: "date", label: t("body.day"), type: "date", value: measure?.key ?? today, max: today, required: true }),
      decimal("weight", { label: t("body.kg"), required: ofScales }),
      decimal("body_fat"),
      field({ name: "notes", label: t("body.notes"), type: "textarea", value: measure?.notes ?? "", maxlength: 5000 }),
    ];
    const send = async values => {
      const given = { ...values, weight: Number(values.weight) || null, body_fat: values.body_fat === "" ? null : Number(values.body_fat), notes: values.notes.trim() || null };
      if (measure) await spotter.put(pathOf(measure).replace("progress/", "progress/entries/"), given);
      else if (ofScales) await spotter.post("/api/nutrition/weigh-ins", given);
      else await spotter.post("/api/progress", { ...given, client_id: client.id });
      dialog.close();
      toast(t("actions.saved"));
      await reload();
    };
    const dialog = sheet({ title: t(measure ? "actions.edit" : ofScales ? "body.weigh" : "body.add"), content: form({ fields, submit: t("actions.save"), send }) });
  }

  refreshers.add(refresh);
  const isOurs = one => one.client_id === client.id && /^progress/.test(one.file_type ?? one.type);
  listen(session, "notification", ({ detail }) => isOurs(detail) && refresh(), signal);
  listen(document, "visibilitychange", refresh, signal);
  // Nobody is told of weigh-ins, for they are many: so one looks.
  const look = setInterval(() => document.querySelector(".chart :focus, dialog") || refresh(), AGAIN_MS);
  signal.addEventListener("abort", () => clearInterval(look));
  box.append(later(load, render, { signal, class: "stack" }));
  return box;
}

const button = (text, onclick, kind = "") => h("button", { type: "button", class: `button ${kind}`, onclick }, t(text));

/** Where it stands, and how far it has come. */
function figure(days, name, say) {
  const known = days.filter(day => day[name] !== null);
  if (!known.length) return "";
  const [first, last] = [known[0], known.at(-1)];
  const change = last[name] - first[name];
  const amount = number(Math.abs(change));
  // A minus as long as a plus.
  const sign = amount === number(0) ? "±" : change < 0 ? "−" : "+";
  const text = t(`body.${name}Since`, { change: `\u2066${sign}${amount}\u2069`, day: shortDay(first.key) });
  return h("div", {}, h("p", { class: "quiet small" }, t(`body.${name}`)), h("p", { class: "figure number" }, say(last[name])), known.length > 1 && h("p", { class: "quiet" }, text));
}
