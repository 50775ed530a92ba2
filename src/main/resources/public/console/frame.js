// The frame: where one can go, whether the connection stands, who one is.
import { h, icon } from "./core/dom.js";
import { number, t } from "./core/i18n.js";
import { avatar } from "./core/people.js";
import { session } from "./core/session.js";

/**
 * The places of the menu, for those who have something to do there.
 * @returns {{ path: string, within?: string[], icon: string, text: string, roles: string[] }[]} `within`: what below the path belongs to it; default all
 */
function places() {
  const me = session.me;
  // His other records are on tabs of the same page, and not here.
  const mine = { path: `/clients/${me?.id}`, within: ["photos", "compare"], icon: "photo", text: "photos", roles: ["client"] };
  return [
    mine,
    { path: "/inbox", icon: "inbox", text: "inbox", roles: ["client", "trainer", "admin"] },
    { path: "/clients", icon: "clients", text: "clients", roles: ["trainer", "admin"] },
    { path: "/messages", icon: "message", text: "messages", roles: ["client", "trainer", "admin"] },
    { path: "/storage", icon: "storage", text: "storage", roles: ["trainer", "admin"] },
    { path: "/admin", icon: "admin", text: "admin", roles: ["admin"] },
    { path: "/me", icon: "me", text: "me", roles: ["client", "trainer", "admin"] },
  ].filter(place => place.roles.includes(me?.role ?? ""));
}

/** @returns {{ body: Node[], main: HTMLElement }} */
export function frame() {
  const main = h("main", { id: "main", tabindex: -1 });
  const skip = h("a", { class: "skip", href: "#main", onclick: (/** @type {Event} */ event) => (event.preventDefault(), main.focus()) }, t("nav.skip"));
  const brand = h("a", { class: "brand", href: "#" }, "Spotter");
  const nav = h("nav", { "aria-label": t("nav.label") }, brand, h("ul", {}, places().map(entry)), h("div", { class: "nav-foot" }, whoAmI()));
  return { body: [skip, connection(), nav, main], main };
}

/** @param {ReturnType<typeof places>[number]} place */
function entry(place) {
  const anchor = h("a", { href: `#${place.path}` }, icon(/** @type {any} */ (place.icon)), h("span", {}, t(`nav.${place.text}`)));
  const mark = () => {
    const here = location.hash.slice(1).split("?")[0] || places()[0].path;
    const rest = here.startsWith(`${place.path}/`) ? here.slice(place.path.length + 1) : null;
    const isWithin = rest !== null && (place.within?.includes(rest) ?? true);
    if (here === place.path || isWithin) anchor.setAttribute("aria-current", "page");
    else anchor.removeAttribute("aria-current");
  };
  addEventListener("hashchange", mark);
  mark();
  if (place.path === "/inbox") anchor.append(unread(() => session.unread));
  if (place.path === "/messages") anchor.append(unread(() => session.unreadMessages));
  return h("li", {}, anchor);
}

/** @param {() => number} counted */
function unread(counted) {
  const badge = h("span", { class: "badge" });
  const count = () => {
    badge.hidden = counted() === 0;
    badge.replaceChildren(number(counted()), h("span", { class: "unseen" }, " ", t("nav.unread", { count: counted() })));
  };
  session.addEventListener("unread", count);
  count();
  return badge;
}

/** Shown while nothing arrives live; the page goes on working by asking. */
function connection() {
  const bar = h("div", { class: "connection", role: "status" });
  /** @type {ReturnType<typeof setTimeout> | undefined} */ let doubt;
  const say = () => {
    if (session.state === "open") {
      clearTimeout(doubt);
      doubt = undefined;
      return bar.replaceChildren();
    }
    // A change of networks takes a second or two, and is nobody's concern; each further try is the same doubt.
    doubt ??= setTimeout(() => bar.replaceChildren(icon("offline"), t("nav.offline")), 2000);
  };
  session.addEventListener("status", say);
  say();
  return bar;
}

function whoAmI() {
  const box = h("a", { class: "who", href: "#/me" });
  const show = () => {
    const me = session.me;
    if (me) box.replaceChildren(avatar(me, "small"), h("span", {}, me.full_name));
  };
  session.addEventListener("me", show);
  show();
  return box;
}
