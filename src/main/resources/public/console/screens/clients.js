// Whom the reader looks after, each with what came last; and how one gets clients.
import { h, icon, style } from "../core/dom.js";
import { ago, t } from "../core/i18n.js";
import { attempt, toast } from "../core/dialogs.js";
import { avatar, clients as everyClient } from "../core/people.js";
import { photo } from "../core/photos.js";
import { link } from "../core/router.js";
import { listen, session, spotter } from "../core/session.js";
import { empty, list } from "../core/states.js";
import { invite } from "../parts/invite.js";

/** @typedef {import("/client.js").User} User @typedef {import("/client.js").Media} Media */

const PAUSE_MS = 250;
const RECENT = 100;
const SHOWN = 3;

/** @type {import("../core/router.js").Screen} */
export default async function clients({ signal }) {
  await style("clients");
  const search = h("input", { type: "search", "aria-label": t("clients.search"), placeholder: t("clients.search") });
  let recent;
  const wanted = () => search.value.trim().toLocaleLowerCase();
  const cards = list({
    source: async function* () {
      recent = recentPhotos();
      const photos = await recent;
      for await (const user of find(wanted())) yield { user, photos: photos.get(user.id) ?? [] };
    },
    item: ({ user, photos }) => card(user, photos),
    none: () => (wanted() ? empty({ icon: "search", title: t("clients.notFound") }) : nobody()),
    signal,
    class: "client-cards",
  });
  const free = session.is("trainer") ? unassigned(signal, () => cards.reload()) : null;
  let typing;
  const soon = () => {
    clearTimeout(typing);
    typing = setTimeout(() => !signal.aborted && cards.reload(), PAUSE_MS);
  };
  search.addEventListener("input", soon);
  const hear = ({ detail }) => {
    if (["system", "file_uploaded", "file_deleted"].includes(detail.type)) soon();
    if (detail.type === "system") free?.reload();
  };
  listen(session, "notification", hear, signal);
  const button = h("button", { type: "button", class: "button primary", onclick: () => invite() }, icon("plus"), t("clients.invite"));
  return h("div", { class: "stack" }, h("div", { class: "head" }, h("h1", {}, t("nav.clients")), button), h("div", { class: "client-search" }, icon("search"), search), cards, free);
}

/** An administrator may have thousands, whom the server searches. */
async function* find(text) {
  if (session.is("admin")) return yield* spotter.users({ role: "client", search: text || undefined });
  for await (const user of everyClient()) {
    if (`${user.full_name} ${user.email}`.toLocaleLowerCase().includes(text)) yield user;
  }
}

/** One request for all: whoever has sent nothing lately has none here. */
async function recentPhotos() {
  const { items } = await spotter.get("/api/files", { limit: RECENT });
  const byOwner = new Map();
  for (const media of items) {
    const isShown = media.category === "progress_photo" || media.category === "meal_photo";
    if (isShown) byOwner.set(media.owner_id, [...(byOwner.get(media.owner_id) ?? []), media]);
  }
  return byOwner;
}

function card(user, photos) {
  const [last] = photos;
  const activity = last ? t("clients.last", { ago: ago(last.created_at) }) : t("clients.quiet");
  return h(
    "li",
    {},
    h(
      "a",
      { class: "card client-card", href: link(`/clients/${user.id}`) },
      h("span", { class: "between" }, avatar(user), h("span", { class: "row-main" }, h("span", { class: "row-title ellipsis" }, user.full_name), h("span", { class: "quiet small ellipsis" }, activity))),
      photos.length > 0 && h("span", { class: "client-strip" }, photos.slice(0, SHOWN).map(one => photo(one, "medium", { alt: "" }))),
    ),
  );
}

function nobody() {
  return empty({ icon: "clients", title: t("clients.none"), text: t(session.is("admin") ? "clients.noneAdmin" : "clients.noneTrainer") });
}

/** Those whom a trainer can take on. */
function unassigned(signal, taken) {
  const heading = h("h2", { hidden: true }, t("clients.free"));
  const rows = list({
    source: async function* () {
      for await (const user of spotter.users({ role: "client" })) if (user.trainer_id === null) yield user;
    },
    item: user => {
      heading.hidden = false;
      const take = () =>
        attempt(button, async () => {
          await spotter.post(`/api/users/clients/${user.id}/assign`);
          toast(t("clients.taken", { name: user.full_name }));
          rows.reload();
          taken();
        });
      const button = h("button", { type: "button", class: "button", "aria-label": t("clients.takeNamed", { name: user.full_name }), onclick: take }, t("clients.take"));
      return h("li", { class: "row" }, avatar(user, "small"), h("span", { class: "row-main ellipsis" }, user.full_name), button);
    },
    none: () => {
      heading.hidden = true;
      return h("span");
    },
    signal,
    placeholder: h("span"),
  });
  return Object.assign(h("section", { class: "reading stack" }, heading, rows), { reload: rows.reload });
}
