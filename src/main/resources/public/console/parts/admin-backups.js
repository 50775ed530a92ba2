// Backups: which there are, one more, and how to get them out of the house.
import { ask, attempt } from "../core/dialogs.js";
import { button, h, iconButton } from "../core/dom.js";
import { ago, bytes, dayAndClock, percent, t } from "../core/i18n.js";
import { keep } from "../core/photos.js";
import { spotter } from "../core/session.js";
import { empty, later, say } from "../core/states.js";

const PATH = "/api/admin/backups";
const BETWEEN_LOOKS_MS = 1000;

export default function backups({ signal }) {
  const now = h("p", { class: "progress", role: "status" });
  const get = () => spotter.get(PATH, {}, signal);
  const begin = async () => {
    await spotter.post(`${PATH}?wait=false`);
    watch(await get());
  };
  // One that is under way is watched to its end, whoever began it.
  const watch = ({ running, last_error: error }) => {
    if (running) {
      const share = percent(Math.min(99, (100 * running.bytes_written) / running.bytes_expected));
      now.replaceChildren(h("span", { class: "spinner" }), t("admin.backingUp", { share }));
      setTimeout(() => signal.aborted || get().then(watch).catch(error => signal.aborted || now.replaceChildren(say(error))), BETWEEN_LOOKS_MS);
    } else {
      now.replaceChildren(error ? t("admin.backupFailed", { when: dayAndClock(error.at), why: error.detail }) : t("admin.backedUp"));
      all.reload();
    }
  };
  const show = known => {
    if (known.running) watch(known);
    return known.items.length ? h("ul", { class: "rows" }, known.items.map(one => backup(one, all.reload, signal))) : empty({ icon: "storage", title: t("admin.noBackups") });
  };
  const make = button(t("admin.backupNow"), () => attempt(make, begin), { icon: "plus", class: "button primary" });
  const schedule = ({ items }) => {
    const { backup_hour: hour, backups_kept: kept } = Object.fromEntries(items.map(one => [one.name, one.value]));
    return h("p", {}, hour === "off" ? t("admin.noSchedule") : t("admin.schedule", { hour: `${hour}:00`, count: Number(kept) }));
  };
  const all = later(get, show, { signal });
  return h("div", { class: "stack reading" }, h("p", {}, t("admin.backupText")), later(() => spotter.get("/api/admin/settings", {}, signal), schedule, { signal, placeholder: h("p") }), h("div", { class: "buttons" }, make, now), all);
}

function backup({ name, bytes: length, created_at }, changed, signal) {
  const [path, when, size] = [`${PATH}/${name}`, dayAndClock(created_at), bytes(length)];
  const come = h("progress", { hidden: true, "aria-label": t("admin.download", { when }) });
  const download = async ({ currentTarget: on }) => {
    come.hidden = false;
    await attempt(on, async () => keep(await spotter.download(path, { onProgress: ({ fraction }) => (come.value = fraction), signal }), name));
    come.hidden = true;
  };
  const remove = async ({ currentTarget: on }) => {
    if (await ask({ title: t("admin.deleteBackup"), text: t("admin.deleteBackupText", { when, size }), action: t("actions.delete") })) attempt(on, () => spotter.delete(path).then(changed));
  };
  return h(
    "li",
    { class: "row" },
    h("div", { class: "row-main" }, h("p", { class: "row-title" }, when), h("p", { class: "small quiet" }, size, " · ", ago(created_at))),
    come,
    iconButton(t("admin.download", { when }), "download", download),
    iconButton(t("admin.deleteOf", { when }), "trash", remove),
  );
}
