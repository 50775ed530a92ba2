// One client's page: who it is, what one can do, and a tab for each kind of record.
import { h, icon, style } from "../core/dom.js";
import { t } from "../core/i18n.js";
import { avatar } from "../core/people.js";
import { link } from "../core/router.js";
import { listen, session, spotter } from "../core/session.js";
import { empty } from "../core/states.js";
import { drops } from "../parts/drops.js";

/**
 * What a tab gets.
 * @typedef {object} Tab
 * @property {import("/client.js").User} client whose page it is
 * @property {URLSearchParams} query
 * @property {AbortSignal} signal
 * @property {Set<() => unknown>} refreshers what has to be asked anew after something was stored from the page's head; add yours
 */

/** @type {Record<string, () => Promise<{ default: (tab: Tab) => Node | Promise<Node> }>>} */
const TABS = {
  photos: () => import("./tab-photos.js"),
  body: () => import("./tab-body.js"),
  plan: () => import("./tab-plan.js"),
  documents: () => import("./tab-documents.js"),
};

/** @type {import("../core/router.js").Screen} */
export default async function client({ params, query, signal }) {
  const id = Number(params.id);
  const name = params.tab ?? "photos";
  const module = TABS[name]();
  const styled = style("client");
  const user = id === session.me?.id ? session.me : await spotter.get(`/api/users/${id}`, {}, signal);
  // Ends with the screen, or with the right to see it.
  const seeing = new AbortController();
  listen(signal, "abort", () => seeing.abort(), seeing.signal);
  /** @type {Set<() => unknown>} */ const refreshers = new Set();
  const content = await (await module).default({ client: user, query, signal: seeing.signal, refreshers });
  await styled;
  const send = async (/** @type {File[]} */ files = []) => {
    const { upload } = await import("../parts/upload.js");
    await upload({ client: user, files, category: name === "documents" ? "document" : undefined, refreshers });
  };
  const page = h("div", { class: "client" }, head(user, () => send()), tabs(user, name), content, drops(send, seeing.signal));
  const check = async (/** @type {CustomEvent} */ { detail }) => {
    if (detail.type !== "system" || detail.client_id !== id) return;
    const isGone = await spotter.get(`/api/users/${id}`, {}, seeing.signal).then(() => false, error => [403, 404].includes(error.status));
    if (!isGone) return;
    seeing.abort();
    for (const dialog of document.querySelectorAll("dialog[open]")) /** @type {HTMLDialogElement} */ (dialog).close();
    page.replaceChildren(h("h1", {}, t("client.gone")), empty({ icon: "clients", title: t("client.goneText"), action: back() }));
  };
  listen(session, "notification", check, seeing.signal);
  return page;
}

const back = () => h("a", { class: "button", href: "#/clients" }, t("nav.clients"));

/** @param {import("/client.js").User} user @param {() => void} send */
function head(user, send) {
  const isMine = user.id === session.me?.id;
  return h(
    "header",
    { class: "client-head" },
    avatar(user, "big"),
    h("div", { class: "client-name" }, h("h1", {}, user.full_name), h("p", { class: "quiet" }, isMine ? t("client.mine") : user.email)),
    h(
      "div",
      { class: "buttons" },
      !isMine && h("a", { class: "button", href: link(`/messages/${user.id}`) }, icon("message"), t("client.message")),
      h("a", { class: "button", href: link(`/clients/${user.id}/compare`) }, icon("compare"), t("compare.title")),
      h("button", { type: "button", class: "button primary", onclick: send }, icon("upload"), t("upload.title")),
    ),
  );
}

/** @param {import("/client.js").User} user @param {string} here */
function tabs(user, here) {
  const one = (/** @type {string} */ name) =>
    h("a", { href: link(`/clients/${user.id}/${name}`), "aria-current": name === here && "page" }, t(`client.${name}`));
  return h("div", { class: "tabs", role: "group", "aria-label": t("client.tabs") }, Object.keys(TABS).map(one));
}
