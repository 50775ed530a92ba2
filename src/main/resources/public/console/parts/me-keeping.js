// How much of one is kept, taking it all along, and the end of it.
import { ask, attempt } from "../core/dialogs.js";
import { button, h } from "../core/dom.js";
import { bytes, number, t } from "../core/i18n.js";
import { keep } from "../core/photos.js";
import { session, spotter } from "../core/session.js";
import { later } from "../core/states.js";
import { part } from "./me-part.js";
import { forgetUnsent } from "./unsent.js";

const usage = signal => spotter.get("/api/me/usage", {}, signal);

/** @param {AbortSignal} signal */
export function kept(signal) {
  const { element, reload } = filled(signal);
  const live = ({ detail }) => detail.type.startsWith("file_") && reload();
  session.addEventListener("notification", live, { signal });
  return part("kept", element, exported(signal));
}

function filled(signal) {
  const show = ({ bytes: used, quota_bytes: limit, files, quota_files: most, remaining_bytes: room }) => {
    const share = Math.min(100, 100 * Math.max(used / limit, files / most));
    const text = t("me.keptOf", { used: bytes(used), limit: bytes(limit) });
    const fill = h("span");
    fill.style.setProperty("inline-size", `${share}%`);
    const scale = { role: "meter", "aria-label": t("me.kept"), "aria-valuemin": 0, "aria-valuemax": 100, "aria-valuenow": Math.round(share), "aria-valuetext": text };
    const meter = h("div", { class: `meter${share > 90 ? " full" : ""}`, ...scale }, fill);
    const count = h("p", { class: "quiet small" }, t("me.keptCount", { count: files, most: number(most) }));
    // Others share some of it: a trainer with his clients, all with the server.
    const less = room < limit - used && h("p", { class: "small" }, t("me.keptRoom", { size: bytes(room) }));
    return [h("p", { class: "me-used" }, text), meter, count, less || ""];
  };
  const element = later(() => usage(signal), show, { signal, class: "stack" });
  return { element, reload: element.reload };
}

/** As a ZIP; how much has come is said, and it can be stopped. */
function exported(signal) {
  let stop = null;
  const news = h("p", { class: "small quiet", role: "status" });
  const save = button(t("me.export"), () => attempt(save, take), { icon: "download" });
  const cancel = button(t("actions.cancel"), () => stop?.abort(), { class: "button quiet", hidden: true });
  signal.addEventListener("abort", () => stop?.abort());

  async function take() {
    const mine = (stop = new AbortController());
    cancel.hidden = false;
    news.textContent = t("me.exporting", { size: bytes(0) });
    try {
      const onProgress = ({ loaded }) => (news.textContent = t("me.exporting", { size: bytes(loaded) }));
      const zip = await spotter.download("/api/me/export", { signal: mine.signal, onProgress });
      keep(zip, `spotter-${session.me.id}.zip`);
      news.textContent = t("me.exported", { size: bytes(zip.size) });
    } catch (error) {
      news.textContent = "";
      if (!mine.signal.aborted) throw error;
    } finally {
      cancel.hidden = true;
    }
  }

  return h("div", { class: "stack" }, h("p", { class: "quiet" }, t("me.exportText")), h("div", { class: "buttons" }, save, cancel), news);
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
