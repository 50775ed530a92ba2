// Where one is signed in, and how that ends.
import { ask, attempt, toast } from "../core/dialogs.js";
import { button, h } from "../core/dom.js";
import { ago, shortDay, t } from "../core/i18n.js";
import { spotter } from "../core/session.js";
import { later } from "../core/states.js";
import { part } from "./me-part.js";

/** @param {AbortSignal} signal @returns {HTMLElement & { reload: () => void }} */
export function devices(signal) {
  const box = later(() => spotter.get("/api/auth/sessions", {}, signal), ({ items }) => show(items), { signal });
  const section = part("devices", box);
  const end = async (pressed, question, id) => {
    if (!(await ask(question))) return;
    await attempt(pressed, async () => {
      await spotter.endSession(id);
      await box.reload();
      toast(t("me.ended"));
      // The pressed one is gone with its row.
      section.querySelector("h2").focus();
    });
  };

  function show(sessions) {
    const others = sessions.filter(one => !one.current);
    const question = { title: t("me.endOthersTitle"), text: t("me.endOthersText", { count: others.length }), action: t("me.endOthers") };
    const all = button(t("me.endOthers"), () => end(all, question));
    const rows = [...sessions.filter(one => one.current), ...others].map(row);
    return [h("ul", { class: "rows" }, rows), others.length > 1 ? h("div", { class: "buttons" }, all) : ""];
  }

  function row({ id, device, current, created_at: since, last_used_at: last, network }) {
    const name = device ?? t("me.device");
    const question = { title: t("me.endTitle", { name }), text: t("me.endText", { name, since: shortDay(since) }), action: t("me.end") };
    const out = button(t("me.end"), () => end(out, question, id), { "aria-label": t("me.endNamed", { name }) });
    const about = [t("me.used", { ago: ago(last) }), t("me.since", { day: shortDay(since) }), network];
    const words = h("div", { class: "row-main" }, h("p", { class: "row-title" }, name), h("p", { class: "quiet small" }, about.filter(Boolean).join(" · ")));
    return h("li", {}, h("div", { class: "row" }, words, current ? h("span", { class: "tag good" }, t("me.here")) : out));
  }

  return Object.assign(section, { reload: box.reload });
}
