// A client's photos, day by day, the newest first. What is stored or deleted meanwhile comes and goes by itself.
import { h, icon, style } from "../core/dom.js";
import { dayKey, kilograms, nearDay, t } from "../core/i18n.js";
import { altOf, photo } from "../core/photos.js";
import { replaceAddress } from "../core/router.js";
import { listen, session, spotter } from "../core/session.js";
import { empty, list } from "../core/states.js";
import { weights as askWeights } from "../parts/weights.js";

/** @typedef {import("/client.js").Media} Media */

const CATEGORIES = ["progress_photo", "meal_photo", "profile_photo"];
const POSES = ["front", "side", "back"];
const DAYS_AT_A_TIME = 10;
/** So many are in sight at first, on most screens: those are not lazy. */
const EAGER = 12;

/** @param {import("./client.js").Tab} tab */
export default async function photos({ client, query, signal, refreshers }) {
  const weighed = askWeights(client.id, signal).catch(() => new Map()); // Only a number beside a day's name.
  const wanted = { category: query.get("category"), pose: query.get("pose") };
  const news = h("p", { class: "unseen", role: "status" });
  /** @type {Map<string, Media>} by file name */ let shown = new Map();
  const fits = (/** @type {Media} */ one) =>
    CATEGORIES.includes(one.category) && (!wanted.category || one.category === wanted.category) && (!wanted.pose || one.pose === wanted.pose);

  async function* days() {
    shown = new Map();
    /** @type {Media[]} */ let day = [];
    for await (const one of spotter.files({ clientId: client.id, category: /** @type {any} */ (wanted.category ?? undefined) })) {
      if (!fits(one)) continue;
      if (day.length && dayKey(day[0].created_at) !== dayKey(one.created_at)) {
        yield day;
        day = [];
      }
      day.push(one);
    }
    if (day.length) yield day;
  }

  /** @param {Media} media */
  function shot(media) {
    shown.set(media.filename, media);
    const open = () => view(media);
    const face = photo(media, "medium", { eager: shown.size <= EAGER });
    const item = h("li", { class: "shot", "data-file": media.filename }, h("button", { type: "button", onclick: open }, face), media.pose && h("span", { class: "shot-pose", "aria-hidden": "true" }, t(`photos.${media.pose}`)));
    item.style.setProperty("--ratio", String((media.width ?? 3) / (media.height ?? 4)));
    return item;
  }

  /** @param {Media[]} media of one day */
  function section(media) {
    const key = dayKey(media[0].created_at);
    const weight = h("span", { class: "quiet number" });
    weighed.then(all => all.has(key) && weight.append(kilograms(all.get(key))));
    return h("section", { class: "day", "data-day": key }, h("h2", {}, nearDay(media[0].created_at), " ", weight), h("ul", { class: "shots" }, inOrder(media).map(shot)));
  }

  const upload = async () => (await import("../parts/upload.js")).upload({ client, refreshers });
  const none = () =>
    wanted.category || wanted.pose
      ? empty({ icon: "photo", title: t("photos.noneSuch") })
      : empty({ icon: "camera", title: t("photos.none"), text: t("photos.noneText"), action: h("button", { type: "button", class: "button primary", onclick: upload }, icon("upload"), t("upload.title")) });
  const timeline = list({ source: days, item: section, none, signal, step: DAYS_AT_A_TIME, tag: "div", class: "days" });
  refreshers.add(() => session.state !== "open" && timeline.reload());

  const inSight = (/** @type {Element} */ place) => [...place.querySelectorAll(".shot")].map(one => /** @type {Media} */ (shown.get(one.dataset.file)));
  const find = (/** @type {string} */ file) => /** @type {HTMLElement | null} */ (timeline.querySelector(`[data-file="${CSS.escape(file)}"]`));

  /** @param {string} file its name */
  function remove(file) {
    const item = find(file);
    const day = item?.closest(".day");
    shown.delete(file);
    item?.remove();
    if (day && !day.querySelector(".shot")) day.remove();
    if (item && !shown.size) timeline.reload();
  }

  /** @param {Media} media */
  function add(media) {
    // An entry has one photo in each pose, a meal one, a person one.
    for (const old of shown.values()) {
      if (old.category === media.category && old.entity_id === media.entity_id && old.pose === media.pose) remove(old.filename);
    }
    if (!fits(media) || find(media.filename)) return;
    if (!shown.size) return timeline.reload();
    const day = timeline.items.querySelector(`[data-day="${dayKey(media.created_at)}"] .shots`);
    const together = inOrder([media, ...inSight(day ?? h("i"))]);
    if (day) day.insertBefore(shot(media), day.children[together.indexOf(media)]);
    else timeline.items.prepend(section([media]));
    news.textContent = t("photos.new", { what: altOf(media) });
  }

  /** @param {Media} media */
  async function view(media) {
    const { viewer } = await import("../parts/viewer.js");
    const closed = (/** @type {Media} */ last) => find(last.filename)?.querySelector("button")?.focus();
    viewer({ at: media, all: () => inSight(timeline), client, weights: await weighed, deleted: remove, closed });
  }

  const hear = (/** @type {CustomEvent} */ { detail }) => {
    if (detail.type === "file_uploaded" && detail.file_data.owner_id === client.id) add(detail.file_data);
    if (detail.type === "file_deleted") remove(detail.file_path.split("/").at(-1));
  };
  listen(session, "notification", hear, signal);
  listen(session, "status", () => session.state === "reset" && timeline.reload(), signal);

  const choose = () => {
    replaceAddress(`/clients/${client.id}/photos`, wanted);
    timeline.reload();
  };
  await style("photos");
  const asked = Number(query.get("photo"));
  if (asked) spotter.get(`/api/files/${asked}`, {}, signal).then(view, () => {}); // Deleted meanwhile: the timeline is there.
  return h("div", { class: "timeline" }, filters(wanted, choose), news, timeline);
}

/** Those of one record together, by pose; else the newest first. @param {Media[]} media of one day, the newest first */
function inOrder(media) {
  const record = (/** @type {Media} */ one) => media.find(other => other.category === one.category && other.entity_id === one.entity_id) ?? one;
  return [...media].sort((a, b) => record(b).id - record(a).id || POSES.indexOf(a.pose ?? "") - POSES.indexOf(b.pose ?? ""));
}

/** @param {{ category: string | null, pose: string | null }} wanted is changed @param {() => void} choose */
function filters(wanted, choose) {
  const chip = (/** @type {string} */ text, /** @type {Partial<typeof wanted>} */ means, /** @type {() => boolean} */ isOn) => {
    const press = () => {
      Object.assign(wanted, means);
      for (const [button, is] of chips) button.setAttribute("aria-pressed", String(is()));
      choose();
    };
    const button = h("button", { type: "button", class: "chip", "aria-pressed": String(isOn()), onclick: press }, text);
    chips.set(button, isOn);
    return button;
  };
  /** @type {Map<HTMLButtonElement, () => boolean>} */ const chips = new Map();
  const group = (/** @type {string} */ label, /** @type {Node[]} */ ...buttons) => h("div", { class: "chips", role: "group", "aria-label": label }, buttons);
  return h(
    "div",
    { class: "filters" },
    group(
      t("photos.kind"),
      chip(t("photos.all"), { category: null, pose: null }, () => !wanted.category && !wanted.pose),
      ...CATEGORIES.map(one => chip(t(`photos.${one}`), { category: one, pose: null }, () => wanted.category === one && !wanted.pose)),
    ),
    group(t("photos.pose"), ...POSES.map(one => chip(t(`photos.${one}`), { category: "progress_photo", pose: one }, () => wanted.pose === one))),
  );
}
