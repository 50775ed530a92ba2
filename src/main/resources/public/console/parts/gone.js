// A page about a client goes when the right to see him does.
import { h } from "../core/dom.js";
import { t } from "../core/i18n.js";
import { listen, session, spotter } from "../core/session.js";
import { empty } from "../core/states.js";

/** @param {number} id the client's @param {HTMLElement} page @param {AbortController} seeing aborted then */
export function watch(id, page, seeing) {
  const check = async ({ detail }) => {
    if (detail.type !== "system" || detail.client_id !== id) return;
    const isGone = await spotter.get(`/api/users/${id}`, {}, seeing.signal).then(() => false, error => error.status === 403);
    if (!isGone) return;
    seeing.abort();
    for (const dialog of document.querySelectorAll("dialog")) dialog.close();
    const action = h("a", { class: "button", href: "#/clients" }, t("nav.clients"));
    page.replaceChildren(h("h1", {}, t("client.gone")), empty({ icon: "clients", title: t("client.goneText"), action }));
  };
  listen(session, "notification", check, seeing.signal);
}

/** Ends with the screen at the latest. @param {AbortSignal} signal */
export function seeingUntil(signal) {
  const seeing = new AbortController();
  listen(signal, "abort", () => seeing.abort(), seeing.signal);
  return seeing;
}
