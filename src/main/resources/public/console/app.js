// The page's beginning: who is here, what he may open, and the frame around it.
import { loadTexts } from "./core/i18n.js";
import { Router, route } from "./core/router.js";
import { session, spotter } from "./core/session.js";
import { frame } from "./frame.js";
import { problem } from "./core/states.js";
import { h } from "./core/dom.js";
// From the beginning: whoever was here before may have left.
import "./parts/unsent.js";

const ROUTES = [
  route("/inbox", () => import("./screens/inbox.js")),
  route("/clients", () => import("./screens/clients.js")),
  route("/clients/{id}/compare", () => import("./screens/compare.js")),
  route("/clients/{id}(?:/(?<tab>photos|body|plan|documents))?", () => import("./screens/client.js")),
  route("/messages(?:/(?<with>\\d+))?", () => import("./screens/messages.js")),
  route("/storage", () => import("./screens/storage.js")),
  route("/admin(?:/(?<tab>people|links|audit|backups|doctor|settings))?", () => import("./screens/admin.js")),
  route("/me", () => import("./screens/me.js")),
];

/** Links of invitations and resets; what they carry stands behind the #, which no log sees. */
const isLetter = () => /^#(reset|invite)=/.test(location.hash);

async function begin() {
  await loadTexts();
  try {
    await session.begin();
  } catch (error) {
    // A session that has ended is no failure: its owner signs in again.
    if (spotter.isLoggedIn) return document.body.replaceChildren(h("main", { class: "alone" }, problem(error, () => location.reload())));
  }
  if (!session.me || isLetter()) return welcome();
  const { body, main } = frame();
  document.body.replaceChildren(...body);
  await new Router(main, ROUTES, session.is("client") ? `/clients/${session.me.id}` : "/inbox").start();
}

async function welcome() {
  const { welcome } = await import("./screens/welcome.js");
  document.body.replaceChildren(welcome());
}

// Signed out here, in another tab, or by the server: nothing of anybody stays on the screen.
spotter.addEventListener("logout", () => {
  session.end();
  history.replaceState(null, "", "/");
  location.reload();
});
addEventListener("hashchange", () => isLetter() && location.reload());

begin();
