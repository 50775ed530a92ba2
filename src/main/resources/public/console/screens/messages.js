// With whom one talks, and beside it (on a phone: instead of it) one conversation.
import { sheet } from "../core/dialogs.js";
import { h, icon, style } from "../core/dom.js";
import { ago, t } from "../core/i18n.js";
import { avatar, clients, person } from "../core/people.js";
import { go } from "../core/router.js";
import { listen, session, spotter } from "../core/session.js";
import { empty, later } from "../core/states.js";
import { Talk } from "../parts/talk.js";

/** @typedef {import("/client.js").Conversation} Conversation */

/** Shown at once when one goes from one to the other. @type {Conversation[] | undefined} */ let known;

/** @type {import("../core/router.js").Screen} */
export default async function messages({ params, signal }) {
  const [talks] = await Promise.all([known ?? load(), style("messages")]);
  const themId = Number(params.with) || 0;
  const rows = h("ul", { class: "rows" });
  const none = h("div", {});
  const show = (/** @type {Conversation[]} */ all) => {
    rows.replaceChildren(...all.map(one => conversation(one, themId)));
    none.replaceChildren(...(all.length ? [] : [nobody(write)]));
  };
  const refresh = () => load().then(all => !signal.aborted && show(all), () => {}); // It shows what it knows; the next news asks again.
  const write = () => choose();
  show(talks);
  if (talks === known) refresh();
  listen(session, "notification", ({ detail }) => detail.type === "message" && refresh(), signal);
  listen(session, "frame", ({ detail }) => detail.type === "message_sent" && refresh(), signal);
  listen(session, "status", () => session.state === "open" && refresh(), signal);
  const title = h(themId ? "h2" : "h1", {}, t("messages.title"));
  const plus = h("button", { type: "button", class: "button round", "aria-label": t("messages.new"), title: t("messages.new"), onclick: write }, icon("plus"));
  const side = h("section", { class: "talks-list" }, h("header", { class: "head" }, title, plus), rows, none);
  const open = themId ? new Talk(await partner(themId, talks), signal, refresh).element : h("div", { class: "talk" }, empty({ icon: "message", title: t("messages.choose") }));
  return h("div", { class: `talks${themId ? " open" : ""}` }, side, open);
}

const load = async () => (known = await session.countMessages());

/** Somebody whom the reader may not look up is known by what was said. @param {number} id @param {Conversation[]} talks */
async function partner(id, talks) {
  const found = await person(id);
  return found.full_name === "?" ? (talks.find(one => one.user.id === id)?.user ?? found) : found;
}

/** @param {Conversation} talk @param {number} openId */
function conversation({ user, last_message: last, unread_count: unread }, openId) {
  const face = avatar(user);
  person(user.id).then(found => found.photo_url && face.replaceWith(avatar(found)));
  const isMine = last.from_user_id === session.me?.id;
  const preview = h("span", { class: "ellipsis quiet", dir: "auto" }, isMine ? `${t("messages.you")}: ${last.message}` : last.message);
  const badge = unread > 0 && h("span", { class: "badge" }, String(unread), h("span", { class: "unseen" }, " ", t("nav.unread", { count: unread })));
  const row = h(
    "a",
    { class: `row${unread ? " unread" : ""}`, href: `#/messages/${user.id}`, "aria-current": user.id === openId ? "true" : null },
    face,
    h(
      "span",
      { class: "row-main" },
      h("span", { class: "talks-line" }, h("strong", { class: "ellipsis" }, user.full_name), h("time", { class: "small quiet", datetime: last.created_at }, ago(last.created_at))),
      h("span", { class: "talks-line" }, preview, badge),
    ),
  );
  return h("li", {}, row);
}

/** @param {() => void} write */
function nobody(write) {
  const canWrite = session.isStaff || session.me?.trainer_id;
  const action = canWrite ? h("button", { type: "button", class: "button primary", onclick: write }, t("messages.new")) : undefined;
  return empty({ icon: "message", title: t("messages.none"), text: t(canWrite ? "messages.noneText" : "messages.noTrainer"), action });
}

/** Those one may write to. @returns {Promise<import("/client.js").User[]>} */
async function others() {
  const me = session.me;
  if (session.is("client")) return me?.trainer_id ? [/** @type {any} */ (await person(me.trainer_id))] : [];
  const all = [];
  for await (const one of session.is("admin") ? spotter.users() : clients()) if (one.id !== me?.id && one.is_active) all.push(one);
  return all.sort((one, other) => one.full_name.localeCompare(other.full_name));
}

/** Whom to write to. */
function choose() {
  const search = h("input", { type: "search", "aria-label": t("messages.search"), placeholder: t("messages.search"), autocomplete: "off" });
  const found = later(others, all => {
    if (!all.length) return empty({ icon: "clients", title: t(session.is("client") ? "messages.noTrainer" : "messages.noClients") });
    const rows = h("ul", { class: "rows" });
    const narrow = () => {
      const wanted = search.value.trim().toLocaleLowerCase();
      const fitting = all.filter(one => one.full_name.toLocaleLowerCase().includes(wanted));
      rows.replaceChildren(...fitting.map(one => h("li", {}, h("button", { type: "button", class: "row", onclick: () => open(one.id) }, avatar(one, "small"), one.full_name))));
    };
    search.oninput = narrow;
    narrow();
    return rows;
  });
  const dialog = sheet({ title: t("messages.to"), content: h("div", { class: "stack chooser" }, !session.is("client") && search, found) });
  const open = (/** @type {number} */ id) => {
    dialog.close();
    go(`/messages/${id}`);
  };
}
