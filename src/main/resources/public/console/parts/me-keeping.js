// How much of one is kept, taking it all along, and the end of it.
import { ask, attempt } from "../core/dialogs.js";
import { button, h } from "../core/dom.js";
import { bytes, number, t } from "../core/i18n.js";
import { keep } from "../core/photos.js";
import { listen, session, spotter } from "../core/session.js";
import { later, say } from "../core/states.js";
import { part } from "./me-part.js";
import { forgetUnsent } from "./unsent.js";

const usage = signal => spotter.get("/api/me/usage", {}, signal);

/** @param {AbortSignal} signal */
export function kept(signal) {
  const box = h("div", { class: "stack" });
  const show = use => (box.replaceChildren(...filled(use)), box);
  const hear = ({ detail }) => detail.type.startsWith("file_") && usage(signal).then(show, () => {}); // The next one asks again.
  listen(session, "notification", hear, signal);
  return part("kept", later(() => usage(signal), show, { signal }), exported(signal));
}

function filled({ bytes: used, quota_bytes: limit, files, quota_files: most, remaining_bytes: room, categories }) {
  const share = Math.min(100, 100 * Math.max(used / limit, files / most));
  const text = t("me.keptOf", { used: bytes(used), limit: bytes(limit) });
  const fill = h("span");
  fill.style.setProperty("inline-size", `${share}%`);
  const scale = { role: "meter", "aria-label": t("me.kept"), "aria-valuemin": 0, "aria-valuemax": 100, "aria-valuenow": Math.round(share), "aria-valuetext": text };
  const meter = h("div", { class: `meter${share > 90 ? " full" : ""}`, ...scale }, fill);
  const count = h("p", { class: "quiet small" }, t("me.keptCount", { count: files, most: number(most) }));
  // Others share some of it: a trainer with his clients, all with the server.
  const less = room < limit - used && h("p", { class: "small" }, t("me.keptRoom", { size: bytes(room) }));
  const kinds = Object.entries(categories).filter(([, sum]) => sum.count);
  const kind = ([category, { count, size }]) =>
    h("li", { class: "me-kind" }, h("span", { class: "row-main" }, t(`storage.${category}s`)), h("span", { class: "quiet small" }, t("storage.files", { count })), h("span", { class: "number" }, bytes(size)));
  return [h("p", { class: "me-used" }, text), meter, count, less, kinds.length && h("ul", {}, kinds.map(kind))].filter(Boolean);
}

/** As a ZIP; how much has come is seen, and it can be stopped. */
function exported(signal) {
  let stop = null;
  const news = h("p", { class: "small quiet", role: "status" });
  // Only for eyes: read out, every piece of a file would be an interruption.
  const far = h("p", { class: "small quiet number", "aria-hidden": "true" });
  const save = button(t("me.export"), take, { icon: "download" });
  const cancel = button(t("actions.cancel"), () => stop.abort(), { class: "button quiet", hidden: true });
  signal.addEventListener("abort", () => stop?.abort());

  /** Whoever has pressed the one has the other under the finger. */
  const turn = (gone, there) => {
    [there.hidden, gone.hidden] = [false, true];
    if (!signal.aborted) there.focus();
  };

  async function take() {
    stop = new AbortController();
    turn(save, cancel);
    news.textContent = t("me.exporting");
    try {
      const onProgress = ({ loaded }) => (far.textContent = bytes(loaded));
      const zip = await spotter.download("/api/me/export", { signal: stop.signal, onProgress });
      keep(zip, `spotter-${session.me.id}.zip`);
      news.textContent = t("me.exported", { size: bytes(zip.size) });
    } catch (error) {
      news.textContent = stop.signal.aborted ? t("me.exportStopped") : say(error);
    }
    far.textContent = "";
    turn(cancel, save);
  }

  return h("div", { class: "stack" }, h("p", { class: "quiet" }, t("me.exportText")), h("div", { class: "buttons" }, save, cancel, far), news);
}

/** @param {AbortSignal} signal */
export function erasing(signal) {
  const erase = button(t("me.eraseNow"), () => attempt(erase, gone), { class: "button danger" });

  async function gone() {
    const { bytes: used, files } = await usage(signal);
    const text = t(session.is("client") ? "me.eraseClient" : "me.eraseStaff", { count: files, size: bytes(used) });
    if (!(await ask({ title: t("me.eraseTitle"), text, action: t("me.eraseNow"), proof: session.me.email }))) return;
    await spotter.delete(`/api/users/${session.me.id}`);
    forgetUnsent();
    // There is no session any more that could be ended; what is known of it here goes all the same.
    await spotter.logout().catch(() => {});
  }

  return part("erase", h("div", { class: "buttons" }, erase));
}
