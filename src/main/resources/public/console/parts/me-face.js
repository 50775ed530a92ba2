// One's own photo, round, and what one can do with it.
import { ask, attempt, toast } from "../core/dialogs.js";
import { button, h } from "../core/dom.js";
import { t } from "../core/i18n.js";
import { avatar } from "../core/people.js";
import { listen, session, spotter } from "../core/session.js";
import { refusal } from "./refusal.js";

/** @param {Node[]} names that belong to it @param {AbortSignal} signal aborted when the screen is left, and the sending with it */
export function face(names, signal) {
  const shown = h("div", {});
  const news = h("p", { class: "small", role: "status" });
  const bar = h("progress", { max: 1, "aria-label": t("me.sendingPhoto"), hidden: true });
  const accept = session.config.accepted_types.profile_photo.join();
  const input = h("input", { type: "file", class: "unseen", tabindex: -1, "aria-hidden": "true", accept, onchange: () => send() });
  const choose = button("", () => input.click(), { icon: "camera" });
  const remove = button(t("me.removePhoto"), () => take(), { class: "button quiet" });

  function show() {
    shown.replaceChildren(avatar(session.me, "huge"));
    choose.lastChild.textContent = t(session.me.photo_url ? "me.replacePhoto" : "me.addPhoto");
    remove.hidden = !session.me.photo_url;
  }

  async function send() {
    const [file] = input.files;
    input.value = "";
    if (!file) return;
    const reason = refusal(file, "profile_photo");
    news.textContent = reason;
    news.classList.toggle("bad", reason !== "");
    if (reason) return;
    bar.hidden = false;
    bar.value = 0;
    await attempt(choose, async () => {
      await spotter.upload(file, { category: "profile_photo", signal, onProgress: ({ fraction }) => (bar.value = fraction) });
      await session.reloadMe();
      news.textContent = t("me.photoThere");
    });
    bar.hidden = true;
  }

  async function take() {
    if (!(await ask({ title: t("me.removePhotoTitle"), text: t("me.removePhotoText"), action: t("me.removePhoto") }))) return;
    await attempt(remove, async () => {
      await spotter.delete("/api/users/me/photo");
      await session.reloadMe();
      toast(t("me.photoRemoved"));
      choose.focus();
    });
  }

  listen(session, "me", show, signal);
  choose.append("");
  show();
  return h("div", { class: "me-face" }, shown, names, h("div", { class: "buttons" }, choose, remove), bar, news, input);
}
