// Before one is signed in: sign-in, registration, the first administrator, and where invitations and resets lead.
import { h } from "../core/dom.js";
import { field, form } from "../core/forms.js";
import { chooseLanguage, currentLanguage, languages, t } from "../core/i18n.js";
import { session, spotter } from "../core/session.js";

const MIN_PASSWORD = 8;

const email = () => field({ name: "email", label: t("welcome.email"), type: "email", autocomplete: "username", required: true });
const fullName = () => field({ name: "full_name", label: t("welcome.fullName"), autocomplete: "name", maxlength: 200, required: true });
const newPassword = (name = "password") =>
  field({
    name,
    label: t("welcome.newPassword"),
    hint: t("welcome.passwordHint", { count: MIN_PASSWORD }),
    type: "password",
    autocomplete: "new-password",
    minlength: MIN_PASSWORD,
    maxlength: 256,
    required: true,
  });

/** @returns {Node} */
export function welcome() {
  const card = h("section", { class: "card" });
  const choose = (/** @type {Node[]} */ ...content) => {
    card.replaceChildren(...content);
    /** @type {HTMLElement | null} */ (card.querySelector("input, h2"))?.focus();
  };
  const [kind, secret] = location.hash.slice(1).split("=");
  if (kind === "reset") reset(choose, secret);
  else if (kind === "invite") invited(choose, secret);
  else if (session.config?.setup_needed) setUp(choose);
  else signIn(choose);
  return h(
    "main",
    { class: "welcome" },
    h("header", {}, h("h1", {}, "Spotter"), h("p", {}, t("welcome.promise"))),
    card,
    h("footer", { class: "quiet" }, tongues(), h("p", {}, t("welcome.developers"), " ", h("a", { href: "/docs" }, t("welcome.docs")))),
  );
}

/** @typedef {(...content: Node[]) => void} Choose */

/** @param {Choose} choose @param {string} [notice] */
function signIn(choose, notice) {
  const password = field({ name: "password", label: t("welcome.password"), type: "password", autocomplete: "current-password", required: true });
  const send = async (/** @type {any} */ values) => {
    await spotter.login(values.email, values.password);
    location.reload();
  };
  const canRegister = ["clients", "open"].includes(session.config?.registration);
  const others = h(
    "p",
    { class: "others" },
    h("button", { type: "button", class: "plain", onclick: () => forgotten(choose) }, t("welcome.forgotten")),
    canRegister && h("button", { type: "button", class: "plain", onclick: () => register(choose) }, t("welcome.register")),
  );
  choose(
    h("h2", {}, t("welcome.signIn")),
    h("p", { class: "notice", role: "status" }, notice),
    form({ fields: [email(), password], submit: t("welcome.signIn"), send }),
    others,
  );
}

/** @param {Choose} choose */
const back = choose => h("button", { type: "button", class: "button", onclick: () => signIn(choose) }, t("actions.back"));

/** @param {Choose} choose */
function forgotten(choose) {
  const send = async (/** @type {any} */ values) => {
    const { message } = await spotter.post("/api/auth/password-reset/request", values);
    signIn(choose, message);
  };
  choose(
    h("h2", {}, t("welcome.forgottenTitle")),
    h("p", { class: "quiet" }, t("welcome.forgottenText")),
    form({ fields: [email()], submit: t("welcome.sendLink"), send, more: [back(choose)] }),
  );
}

/** @param {Choose} choose */
function register(choose) {
  const send = async (/** @type {any} */ values) => {
    await spotter.post("/api/auth/register", { ...values, role: "client" });
    await enter(values);
  };
  const fields = [fullName(), email(), newPassword()];
  choose(h("h2", {}, t("welcome.registerTitle")), form({ fields, submit: t("welcome.register"), send, more: [back(choose)] }));
}

/** @param {Choose} choose */
function setUp(choose) {
  const code = field({ name: "code", label: t("welcome.code"), hint: t("welcome.codeHint"), autocomplete: "off", required: true });
  const send = async (/** @type {any} */ values) => {
    await spotter.post("/api/auth/setup", values);
    await enter(values);
  };
  const fields = [code, fullName(), email(), newPassword()];
  choose(h("h2", {}, t("welcome.setUpTitle")), h("p", { class: "quiet" }, t("welcome.setUpText")), form({ fields, submit: t("welcome.setUp"), send }));
}

/** @param {Choose} choose @param {string} code */
function invited(choose, code) {
  const send = async (/** @type {any} */ values) => {
    await spotter.post("/api/auth/register", { ...values, invite_code: code });
    await enter(values);
  };
  choose(h("h2", {}, t("welcome.invitedTitle")), form({ fields: [fullName(), email(), newPassword()], submit: t("welcome.join"), send }));
}

/** @param {Choose} choose @param {string} token */
function reset(choose, token) {
  const send = async (/** @type {any} */ values) => {
    await spotter.post("/api/auth/password-reset/verify", { token, ...values });
    // The secret is used, and "back" must not offer the form again.
    history.replaceState(null, "", "/");
    signIn(choose, t("welcome.resetDone"));
  };
  choose(h("h2", {}, t("welcome.resetTitle")), form({ fields: [newPassword("new_password")], submit: t("actions.save"), send }));
}

/** @param {{ email: string, password: string }} values */
async function enter({ email, password }) {
  await spotter.login(email, password);
  history.replaceState(null, "", "/");
  location.reload();
}

function tongues() {
  const one = (/** @type {{ tag: string, name: string }} */ { tag, name }) =>
    h("button", { type: "button", class: "plain", lang: tag, "aria-pressed": String(tag === currentLanguage()), onclick: () => chooseLanguage(tag) }, name);
  return h("p", { class: "others" }, languages.map(one));
}
