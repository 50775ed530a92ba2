// One account: how it comes to be, its name, what it may do, a way back in, and its end.
import { ask, attempt, sheet, toast } from "../core/dialogs.js";
import { button, h } from "../core/dom.js";
import { field, form } from "../core/forms.js";
import { bytes, t } from "../core/i18n.js";
import { link } from "../core/router.js";
import { session, spotter } from "../core/session.js";
import { letter } from "./invite.js";

const TRIES = 10;
const BETWEEN_TRIES_MS = 300;

export const roleField = (value, more) =>
  field({ name: "role", label: t("admin.roleLabel"), type: "select", value, options: ["client", "trainer", "admin"].map(value => ({ value, label: t(`admin.role.${value}`) })), ...more });
const fields = ({ full_name, email } = {}) => [
  field({ name: "full_name", label: t("admin.name"), value: full_name, required: true, maxlength: 200, autocomplete: "off" }),
  field({ name: "email", label: t("welcome.email"), value: email, type: "email", required: true, autocomplete: "off" }),
];

export function make(changed) {
  const send = async values => {
    const { invite_url: url, invite_expires_at: expires_at } = await spotter.post("/api/users", values);
    changed();
    body.replaceChildren(...letter({ url, expires_at }));
  };
  const body = h("div", { class: "stack" }, form({ fields: [...fields(), roleField("client")], submit: t("admin.make"), send }));
  sheet({ title: t("admin.make"), content: body });
}

export function edit(user, changed) {
  const isMe = user.id === session.me?.id;
  const active = h("input", { type: "checkbox", checked: user.is_active, disabled: isMe });
  const done = () => (dialog.close(), changed());
  const send = async values => {
    await spotter.put(`/api/users/${user.id}`, isMe ? values : { ...values, is_active: active.checked });
    if (isMe) await session.reloadMe();
    toast(t("actions.saved"));
    done();
  };
  const way = h("div", { class: "stack", role: "status" });
  const more = [button(t("admin.newPassword"), ({ currentTarget: on }) => attempt(on, async () => way.replaceChildren(...(await resetLink(user)))))];
  if (!isMe) more.push(button(t("actions.delete"), () => attempt(null, async () => (await remove(user)) && done()), { class: "button danger" }));
  const standing = [roleField(user.role, { disabled: isMe }), h("label", { class: "check" }, active, t("admin.active"))];
  const traces = h("a", { href: link("/admin/audit", { subject: user.id }), onclick: () => dialog.close() }, t("admin.traces"));
  const dialog = sheet({ title: user.full_name, content: [form({ fields: [...fields(user), ...standing], submit: t("actions.save"), send, more }), way, traces] });
}

/** The server makes the link a moment after it has answered; where it can send mails it lists none. */
async function resetLink({ id, email }) {
  const links = async () => (await spotter.get("/api/auth/password-resets")).items.filter(one => one.user_id === id);
  const known = (await links()).map(one => one.url);
  await spotter.post("/api/auth/password-reset/request", { email });
  for (let tries = 0; tries < TRIES; tries++) {
    const made = (await links()).find(one => !known.includes(one.url));
    if (made) return letter(made);
    await new Promise(resolve => setTimeout(resolve, BETWEEN_TRIES_MS));
  }
  return [t("admin.mailed", { email })];
}

/** Whether it is gone. */
async function remove({ id, full_name: name, email, role }) {
  const { clients } = await spotter.get("/api/files/media/stats");
  const { media: count, size } = clients.find(one => one.user_id === id) ?? { media: 0, size: 0 };
  const text = t(role === "client" ? "admin.deleteText" : "admin.deleteStaff", { name, count, size: bytes(size) });
  if (!(await ask({ title: t("admin.deleteTitle", { name }), text, action: t("actions.delete"), proof: email }))) return false;
  await spotter.delete(`/api/users/${id}`);
  return true;
}
