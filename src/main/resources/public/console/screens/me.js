// Who one is, in which language, and the way out.
import { attempt } from "../core/dialogs.js";
import { h } from "../core/dom.js";
import { chooseLanguage, currentLanguage, languages, t } from "../core/i18n.js";
import { avatar } from "../core/people.js";
import { session, spotter } from "../core/session.js";
import { forgetUnsent } from "../parts/unsent.js";

/** @type {import("../core/router.js").Screen} */
export default function me() {
  const user = /** @type {import("/client.js").User} */ (session.me);
  const leave = () => {
    forgetUnsent();
    return attempt(signOut, () => spotter.logout());
  };
  const signOut = h("button", { type: "button", class: "button", onclick: leave }, t("me.signOut"));
  const face = h("div", { class: "between" }, h("div", {}, h("h1", {}, user.full_name), h("p", { class: "quiet" }, user.email)), avatar(user, "big"));
  const tongue = (/** @type {{ tag: string, name: string }} */ { tag, name }) =>
    h("button", { type: "button", class: "chip", lang: tag, "aria-pressed": String(tag === currentLanguage()), onclick: () => chooseLanguage(tag) }, name);
  return h(
    "div",
    { class: "reading stack" },
    face,
    h("section", { class: "stack" }, h("h2", {}, t("me.language")), h("div", { class: "chips" }, languages.map(tongue))),
    h("p", { class: "quiet" }, t("me.others"), " ", h("a", { href: "/docs" }, t("me.docs"))),
    h("div", { class: "buttons" }, signOut),
  );
}
