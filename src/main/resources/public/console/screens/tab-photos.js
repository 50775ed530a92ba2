// A client's photos, day by day, the newest first. What is stored or deleted meanwhile comes and goes by itself.
import { h, icon, style } from "../core/dom.js";
import { dayKey, kilograms, nearDay, t } from "../core/i18n.js";
import { altOf, photo } from "../core/photos.js";
import { replaceAddress } from "../core/router.js";
import { listen, session, spotter } from "../core/session.js";
import { empty, list } from "../core/states.js";
import { chips } from "../parts/chips.js";
import { weights } from "../parts/weights.js";

const CATEGORIES = ["progress_photo", "meal_photo", "profile_photo"];
const POSES = ["front", "side", "back"];
const DAYS_AT_A_TIME = 10;
/** So many are in sight at first, on most screens: those are not lazy. */
const EAGER = 12;

/** @param {import("./client.js").Tab} tab */
export default async function photos({ client, query, signal, refreshers }) {
  const weighed = weights(client.id, signal).catch(() => new Map()); // Only a number beside a day's name.
  const news = h("p", { class: "unseen", role: "status" });
  /** A category, a pose, or "" for all. */
  let wanted = query.get("show") ?? "";
  /** By file name. */
  let shown = new Map();
  const fits = one => CATEGORIES.includes(one.category) && (!wanted || one.category === wanted || one.pose === wanted);

  async function* days() {
    shown = new Map();
    let day = [];
    const category = CATEGORIES.find(one => one === wanted) ?? (wanted && "progress_photo");
    for await (const one of spotter.files({ clientId: client.id, category: category || undefined })) {
      if (!fits(one)) continue;
      if (day.length && dayKey(day[0].created_at) !== dayKey(one.created_at)) {
        yield day;
        day = [];
      }
      day.push(one);
    }
    if (day.length) yield day;
  }

  function shot(media) {
    shown.set(media.filename, media);
    const face = h("button", { type: "button", onclick: () => view(media) }, photo(media, "medium", { eager: shown.size <= EAGER }));
    const item = h("li", { class: "shot", "data-file": media.filename }, face, media.pose && h("span", { class: "shot-pose", "aria-hidden": "true" }, t(`photos.${media.pose}`)));
    item.style.setProperty("--ratio", String((media.width ?? 3) / (media.height ?? 4)));
    return item;
  }

  function section(day) {
    const key = dayKey(day[0].created_at);
    const weight = h("span", { class: "quiet number" });
    weighed.then(all => all.has(key) && weight.append(kilograms(all.get(key))));
    return h("section", { class: "photo-day", "data-day": key }, h("h2", {}, nearDay(day[0].created_at), " ", weight), h("ul", { class: "shots" }, inOrder(day).map(shot)));
  }

  const upload = async () => (await import("../parts/upload.js")).upload({ client, refreshers });
  const none = () => {
    if (wanted) return empty({ icon: "photo", title: t("photos.noneSuch") });
    const action = h("button", { type: "button", class: "button primary", onclick: upload }, icon("upload"), t("upload.title"));
    return empty({ icon: "camera", title: t("photos.none"), text: t("photos.noneText"), action });
  };
  const timeline = list({ source: days, item: section, none, signal, step: DAYS_AT_A_TIME, tag: "div", class: "photo-days" });
  refreshers.add(() => session.state !== "open" && timeline.reload());

  const inSight = place => [...place.querySelectorAll(".shot")].map(one => shown.get(one.dataset.file));
  const find = file => timeline.querySelector(`[data-file="${CSS.escape(file)}"]`);

  function remove(file) {
    const item = find(file);
    const day = item?.closest(".photo-day");
    shown.delete(file);
    item?.remove();
    if (day && !day.querySelector(".shot")) day.remove();
    if (item && !shown.size) timeline.reload();
  }

  function add(media) {
    if (!fits(media) || find(media.filename)) return;
    // An entry has one photo in each pose, a meal one, a person one.
    const old = [...shown.values()].find(one => isOfOneRecord(one, media) && one.pose === media.pose);
    if (!shown.size || (old && shown.size === 1)) return timeline.reload();
    if (old) remove(old.filename);
    const day = timeline.items.querySelector(`[data-day="${dayKey(media.created_at)}"] .shots`);
    if (day) day.insertBefore(shot(media), day.children[inOrder([media, ...inSight(day)]).indexOf(media)]);
    else timeline.items.prepend(section([media]));
    news.textContent = t("photos.new", { what: altOf(media) });
  }

  async function view(media) {
    const { viewer } = await import("../parts/viewer.js");
    const closed = last => find(last.filename)?.querySelector("button").focus();
    viewer({ at: media, all: () => inSight(timeline), client, weights: await weighed, deleted: remove, closed });
  }

  const hear = ({ detail }) => {
    if (detail.type === "file_uploaded" && detail.file_data.owner_id === client.id) add(detail.file_data);
    if (detail.type === "file_deleted") remove(detail.file_path.split("/").at(-1));
  };
  listen(session, "notification", hear, signal);
  listen(session, "status", () => session.state === "reset" && timeline.reload(), signal);

  const choose = value => {
    wanted = value;
    replaceAddress(`/clients/${client.id}/photos`, { show: wanted });
    timeline.reload();
  };
  await style("photos");
  const asked = query.get("photo");
  if (asked) spotter.get(`/api/files/${asked}`, {}, signal).then(view, () => {}); // Deleted meanwhile: the timeline is there.
  const filters = ["all", ...CATEGORIES, ...POSES].map(one => [one === "all" ? "" : one, t(`photos.${one}`)]);
  return h("div", { class: "timeline" }, chips(t("photos.filter"), filters, wanted, choose), news, timeline);
}

const isOfOneRecord = (one, other) => one.category === other.category && one.entity_id === other.entity_id;

/** Those of one record together, by pose; else the newest first, as they come. */
function inOrder(day) {
  const newest = one => day.find(other => isOfOneRecord(one, other)).id;
  return [...day].sort((a, b) => newest(b) - newest(a) || POSES.indexOf(a.pose) - POSES.indexOf(b.pose));
}
