// An invitation: a link that whoever is to join gets from the one who invites.
import { attempt, sheet, toast } from "../core/dialogs.js";
import { h, icon } from "../core/dom.js";
import { field, form } from "../core/forms.js";
import { shortDay, t } from "../core/i18n.js";
import { spotter } from "../core/session.js";

/** A sheet that makes one. @param {{ fields?: Node[], made?: () => void }} [options] `fields`: more that may be said */
export function invite({ fields = [], made } = {}) {
  const email = field({ name: "email", label: t("clients.inviteEmail"), hint: t("clients.inviteHint"), type: "email", autocomplete: "off" });
  const send = async ({ email, ...said }) => {
    const invitation = await spotter.post("/api/users/invites", { role: "client", ...said, email: email || undefined });
    content.replaceChildren(...letter(invitation));
    made?.();
  };
  const content = h("div", { class: "stack" }, form({ fields: [...fields, email], submit: t("clients.inviteMake"), send }));
  return sheet({ title: t("clients.invite"), content });
}

/** What has to be passed on. @param {{ url: string, expires_at: string }} invitation */
export function letter({ url, expires_at }) {
  const address = h("input", { readonly: true, value: url, dir: "ltr", "aria-label": t("clients.inviteLink"), onfocus: () => address.select() });
  const copy = () =>
    attempt(button, async () => {
      address.select();
      // There is no clipboard on a page without https.
      if (navigator.clipboard) await navigator.clipboard.writeText(url);
      else document.execCommand("copy");
      toast(t("clients.inviteCopied"));
    });
  const button = h("button", { type: "button", class: "button primary", onclick: copy }, icon("check"), t("clients.inviteCopy"));
  return [h("p", {}, t("clients.inviteReady", { day: shortDay(expires_at) })), address, h("div", { class: "buttons end" }, button)];
}
