// One client's page: who it is, what one can do, and a tab for each kind of record.
import { h, icon, style } from "../core/dom.js";
import { t } from "../core/i18n.js";
import { avatar } from "../core/people.js";
import { link } from "../core/router.js";
import { listen, session, spotter } from "../core/session.js";
import { drops } from "../parts/drops.js";
import { seeingUntil, watch } from "../parts/gone.js";

/**
 * What a tab gets.
 * @typedef {object} Tab
 * @property {import("/client.js").User} client whose page it is
 * @property {URLSearchParams} query
 * @property {AbortSignal} signal
 * @property {Set<() => unknown>} refreshers what has to be asked anew after something was stored from the page's head; add yours
 */

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
  const user = id === session.me.id ? session.me : await spotter.get(`/api/users/${id}`, {}, signal);
  const seeing = seeingUntil(signal);
  const refreshers = new Set();
  const content = await (await module).default({ client: user, query, signal: seeing.signal, refreshers });
  await styled;
  const send = async (files = []) => {
    const { upload } = await import("../parts/upload.js");
    await upload({ client: user, files, category: name === "documents" ? "document" : undefined, refreshers });
  };
  const page = h("div", {}, head(user, () => send(), signal), tabs(user, name), content, drops(send, seeing.signal));
  watch(id, page, seeing);
  return page;
}

function head(user, send, signal) {
  const isMine = user.id === session.me.id;
  const face = h("span", {}, avatar(user, "big"));
  // A new face of one's own is seen at once.
  listen(session, "me", () => isMine && face.replaceChildren(avatar(session.me, "big")), signal);
  const to = (place, name, text) => h("a", { class: "button", href: link(place) }, icon(name), t(text));
  return h(
    "header",
    { class: "client-head" },
    face,
    h("div", { class: "client-name" }, h("h1", {}, user.full_name), h("p", { class: "quiet" }, isMine ? t("client.mine") : user.email)),
    h(
      "div",
      { class: "buttons" },
      !isMine && to(`/messages/${user.id}`, "message", "client.message"),
      to(`/clients/${user.id}/compare`, "compare", "compare.title"),
      h("button", { type: "button", class: "button primary", onclick: send }, icon("upload"), t("upload.title")),
    ),
  );
}

function tabs(user, here) {
  const one = name => h("a", { href: link(`/clients/${user.id}/${name}`), "aria-current": name === here && "page" }, t(`client.${name}`));
  return h("div", { class: "tabs", role: "group", "aria-label": t("client.tabs") }, Object.keys(TABS).map(one));
}
