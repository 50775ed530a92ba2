// Oneself: how one is seen, where one is signed in, who looked, and what is kept.
import { attempt } from "../core/dialogs.js";
import { button, h, style } from "../core/dom.js";
import { chooseLanguage, currentLanguage, languages, t } from "../core/i18n.js";
import { listen, session, spotter } from "../core/session.js";
import { password, profile } from "../parts/me-account.js";
import { devices } from "../parts/me-devices.js";
import { face } from "../parts/me-face.js";
import { erasing, kept } from "../parts/me-keeping.js";
import { looks } from "../parts/me-looks.js";
import { notices } from "../parts/me-notices.js";
import { trainer } from "../parts/me-trainer.js";
import { forgetUnsent } from "../parts/unsent.js";

/** @type {import("../core/router.js").Screen} */
export default async function me({ signal }) {
  await style("me");
  const signedIn = devices(signal);
  const parts = [session.is("client") && trainer(signal), looks(signal), notices(signal), signedIn, profile(), password(signedIn.reload), kept(signal), erasing(signal)];
  return h("div", { class: "me" }, who(signal), h("div", { class: "me-parts" }, parts));
}

function who(signal) {
  const name = h("h1");
  const email = h("p", { class: "quiet ellipsis" });
  const role = h("p", { class: "tag" }, t(`admin.role.${session.me.role}`));
  const show = () => {
    name.textContent = session.me.full_name;
    email.textContent = session.me.email;
  };
  listen(session, "me", show, signal);
  show();
  const leave = () => {
    forgetUnsent();
    return attempt(out, () => spotter.logout());
  };
  const out = button(t("me.signOut"), leave);
  const tongue = ({ tag, name: text }) =>
    h("button", { type: "button", class: "chip", lang: tag, "aria-pressed": String(tag === currentLanguage()), onclick: () => chooseLanguage(tag) }, text);
  const tongues = h("div", { class: "chips", role: "group", "aria-label": t("me.language") }, languages.map(tongue));
  return h("div", { class: "me-who" }, face([name, role, email], signal), tongues, out);
}
