// What others call one, and what one signs in with.
import { toast } from "../core/dialogs.js";
import { field, form } from "../core/forms.js";
import { t } from "../core/i18n.js";
import { session, spotter } from "../core/session.js";
import { part } from "./me-part.js";

const MIN_PASSWORD = 8;

export function profile() {
  const { full_name: name, email } = session.me;
  const fields = [
    field({ name: "full_name", label: t("welcome.fullName"), value: name, autocomplete: "name", maxlength: 200, required: true }),
    field({ name: "email", label: t("welcome.email"), type: "email", value: email, autocomplete: "username", required: true }),
  ];
  const send = async values => {
    await spotter.put("/api/users/me", values);
    await session.reloadMe();
    toast(t("actions.saved"));
  };
  return part("profile", form({ fields, submit: t("actions.save"), send }));
}

/** @param {() => void} onChanged when all other sessions have ended */
export function password(onChanged) {
  const secret = (name, more) => field({ name, label: t(`me.${name}`), type: "password", maxlength: 256, required: true, ...more });
  const fields = [
    secret("current_password", { autocomplete: "current-password" }),
    secret("new_password", { autocomplete: "new-password", minlength: MIN_PASSWORD, hint: t("welcome.passwordHint", { count: MIN_PASSWORD }) }),
  ];
  const send = async (values, element) => {
    await spotter.post("/api/auth/password/change", values);
    element.reset();
    toast(t("me.passwordChanged"));
    onChanged();
    // Links that were given out before have ended too, that of the own photo among them.
    await session.reloadMe();
  };
  return part("password", form({ fields, submit: t("me.changePassword"), send }));
}
