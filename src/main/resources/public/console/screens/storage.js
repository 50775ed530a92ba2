// How much is stored: of what, of whom, since when, and what the disk still holds.
import { toast } from "../core/dialogs.js";
import { h, style } from "../core/dom.js";
import { bytes, percent, shortDay, t } from "../core/i18n.js";
import { avatar } from "../core/people.js";
import { link } from "../core/router.js";
import { listen, session, spotter } from "../core/session.js";
import { empty, later, say } from "../core/states.js";
import { examination } from "../parts/admin-doctor.js";
import { area } from "../parts/area.js";
import { chips } from "../parts/chips.js";

const FOLDERS = ["progress_photos", "meal_photos", "documents", "profile_photos", "thumbnails"];
const PERIODS = ["30", "90", "365"];
const STATS = "/api/files/media/stats";

export default async function storage({ signal }) {
  await Promise.all([style("admin"), style("storage")]);
  const get = () => spotter.get(STATS, {}, signal);
  const sums = h("div", { class: "storage" });
  // Only an administrator may know the settings.
  const reserve = session.is("admin") ? later(() => spotter.get("/api/admin/settings", {}, signal), reserved, { signal, placeholder: h("p") }) : "";
  const show = stats => (sums.replaceChildren(total(stats), people(stats), disk(stats, reserve)), sums);
  const { section: past, reload } = growth(signal);
  const hear = ({ detail }) => {
    if (!detail.type.startsWith("file_")) return;
    get().then(show).catch(error => signal.aborted || toast(say(error), { bad: true }));
    reload();
  };
  listen(session, "notification", hear, signal);
  const cleanUp = () => section("cleanUp", examination(removable, signal));
  return h("div", { class: "storage" }, h("h1", {}, t("nav.storage")), later(get, show, { signal }), h("div", { class: "columns" }, past, session.is("admin") && cleanUp()));
}

const section = (name, ...content) => h("section", {}, h("h2", {}, t(`storage.${name}`)), content);

function stacked(parts) {
  const fill = ([name, size]) => {
    const part = h("span", { class: name });
    part.style.setProperty("flex-grow", String(size));
    return part;
  };
  return h("div", { class: "stacked", "aria-hidden": "true" }, parts.filter(([, size]) => size > 0).map(fill));
}

function total({ total_size_bytes: all, file_counts: folders }) {
  const entry = name => {
    const { count, size } = folders[name];
    return h("li", {}, h("span", { class: `swatch ${name}` }), h("span", { class: "row-main" }, t(`storage.${name}`)), h("span", { class: "number" }, bytes(size)), h("span", { class: "quiet small" }, t("storage.files", { count })));
  };
  const whose = t(session.is("admin") ? "storage.ofAll" : "storage.ofMine");
  return h("section", {}, h("p", {}, h("span", { class: "storage-total" }, bytes(all)), " ", whose), stacked(FOLDERS.map(name => [name, folders[name].size])), h("ul", { class: "legend" }, FOLDERS.map(entry)));
}

function people({ clients, quota }) {
  const between = (...both) => h("span", { class: "between" }, both.map(one => h("span", {}, one)));
  const row = ({ user_id: id, full_name, size, media: count }) => {
    const share = Math.min(100, 100 * Math.max(size / quota.bytes, count / quota.media));
    const used = h("span");
    used.style.setProperty("inline-size", `${share}%`);
    const meter = h("span", { class: `meter${share > 90 ? " full" : ""}`, "aria-hidden": "true" }, used);
    const words = h("span", { class: "quiet small" }, between(t("storage.media", { count }), t("storage.share", { share: percent(share) })));
    return h("li", {}, h("a", { class: "row", href: link(`/clients/${id}`) }, avatar({ id, full_name }), h("span", { class: "row-main" }, between(full_name, bytes(size)), meter, words)));
  };
  const rows = clients.length ? h("ul", { class: "rows" }, clients.map(row)) : empty({ icon: "clients", title: t("storage.nobody") });
  return section("byClient", h("p", { class: "quiet" }, t("storage.quota", { size: bytes(quota.bytes), count: quota.media })), rows);
}

const disk = ({ total_size_bytes: ours, disk: { total_bytes: all, free_bytes: free } }, reserve) =>
  section("disk", stacked([["ours", ours], ["rest", all - free - ours], ["free", free]]), h("p", {}, t("storage.free", { free: bytes(free), total: bytes(all) })), reserve);

const reserved = ({ items }) => h("p", { class: "quiet" }, t("storage.reserve", { size: bytes(items.find(one => one.name === "disk_reserve_mib").value * 2 ** 20) }));

function growth(signal) {
  let days = PERIODS[1];
  const choose = period => {
    days = period;
    drawing.reload();
  };
  const periods = chips(t("storage.growth"), PERIODS.map(days => [days, t("storage.days", { count: Number(days) })]), days, choose);
  const drawing = later(() => Promise.all([spotter.get("/api/files/media/growth", { days }, signal), spotter.get(STATS, {}, signal)]), drawn, { signal });
  return { section: section("growth", periods, drawing), reload: drawing.reload };
}

/** From what there is now back through what came each day. */
function drawn([{ items: days }, { total_size_bytes: now }]) {
  if (!now) return empty({ icon: "storage", title: t("storage.nothing") });
  const points = [];
  days.reduceRight((total, day) => (points.unshift(total), total - day.size), now);
  const label = t("storage.grew", { from: shortDay(days[0].date), first: bytes(points[0]), last: bytes(now) });
  return h("figure", {}, area(points, label), h("figcaption", { class: "quiet" }, label));
}

function removable({ items, removable_bytes: size, count: all }) {
  const count = items.filter(one => one.bytes !== null).length;
  const text = count ? t("storage.removable", { count, size: bytes(size) }) : t("storage.clean");
  return h("p", {}, text, " ", all > count && h("a", { href: "#/admin/doctor" }, t("storage.others", { count: all - count })));
}
