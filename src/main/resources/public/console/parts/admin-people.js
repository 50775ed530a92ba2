// Everybody with an account; links that are to be passed on, and open invitations.
import { ask, attempt } from "../core/dialogs.js";
import { button, h } from "../core/dom.js";
import { shortDay, t } from "../core/i18n.js";
import { avatar } from "../core/people.js";
import { replaceAddress } from "../core/router.js";
import { spotter } from "../core/session.js";
import { empty, later, list } from "../core/states.js";
import { chips } from "./chips.js";
import { edit, make, roleField } from "./admin-person.js";
import { invite, letter } from "./invite.js";

const ROLES = ["", "client", "trainer", "admin"];
const TYPING_MS = 250;

export default function people({ query, signal }) {
  const filter = Object.fromEntries(query);
  const source = () => spotter.users({ role: filter.role || undefined, search: filter.search || undefined });
  const item = user => h("li", {}, person(user, refresh));
  const rows = list({ source, item, none: () => empty({ icon: "clients", title: t("admin.nobody") }), signal });
  const change = part => {
    replaceAddress("/admin/people", Object.assign(filter, part));
    rows.reload();
  };
  let typing = 0;
  const oninput = () => {
    clearTimeout(typing);
    typing = setTimeout(() => signal.aborted || change({ search: search.value }), TYPING_MS);
  };
  const search = h("input", { type: "search", value: filter.search ?? "", placeholder: t("admin.search"), "aria-label": t("admin.search"), oninput });
  const roles = chips(t("admin.tabs.people"), ROLES.map(role => [role, t(`admin.roles.${role || "all"}`)]), filter.role ?? "", role => change({ role }));
  const open = [resets(signal), invites(signal)];
  const refresh = () => [rows, ...open].forEach(one => one.reload());
  const inviteOne = button(t("admin.invite"), () => invite({ fields: [roleField("client")], made: refresh }), { icon: "send", class: "button primary" });
  const buttons = h("div", { class: "buttons" }, inviteOne, button(t("admin.make"), () => make(refresh), { icon: "plus" }));
  return h("div", { class: "stack" }, buttons, open, h("div", { class: "filters" }, search, roles), rows);
}

function person(user, changed) {
  return h(
    "button",
    { type: "button", class: "row", onclick: () => edit(user, changed) },
    avatar(user),
    h("span", { class: "row-main" }, h("span", { class: "row-title" }, user.full_name), h("span", { class: "quiet small ellipsis" }, user.email)),
    !user.is_active && h("span", { class: "tag bad" }, t("admin.locked")),
    user.role !== "client" && h("span", { class: "tag" }, t(`admin.role.${user.role}`)),
  );
}

/** A card with what there is; nothing when there is nothing. */
function card(path, signal, title, one) {
  const show = ({ items }) => (items.length ? h("section", { class: "card stack" }, h("h2", {}, title), h("ul", { class: "rows" }, items.map(one))) : h("span"));
  return later(() => spotter.get(path, {}, signal), show, { signal, placeholder: h("span") });
}

/** Of those who asked and to whom no mail could be sent. */
const resets = signal => card("/api/auth/password-resets", signal, t("admin.resets"), link => h("li", { class: "stack" }, h("p", { class: "row-title" }, link.email), letter(link)));

function invites(signal) {
  const title = t("admin.revoke");
  const one = ({ id, email, role, created_by_name: by, expires_at }) => {
    const name = email ?? t("admin.anybody");
    const revoke = async ({ currentTarget: on }) => {
      if (await ask({ title, text: t("admin.revokeText", { name }), action: title })) attempt(on, () => spotter.delete(`/api/users/invites/${id}`).then(box.reload));
    };
    const words = t("admin.invitedBy", { role: t(`admin.role.${role}`), by, until: shortDay(expires_at) });
    return h("li", { class: "row" }, h("div", { class: "row-main" }, h("p", { class: "row-title" }, name), h("p", { class: "small quiet" }, words)), button(title, revoke, { class: "button quiet", "aria-label": `${title}: ${name}` }));
  };
  const box = card("/api/users/invites", signal, t("admin.invites"), one);
  return box;
}
