// Who trains one, and the end of it.
import { ask, attempt, toast } from "../core/dialogs.js";
import { button, h, icon } from "../core/dom.js";
import { t } from "../core/i18n.js";
import { avatar } from "../core/people.js";
import { listen, session, spotter } from "../core/session.js";
import { later } from "../core/states.js";
import { part } from "./me-part.js";

/** @param {AbortSignal} signal */
export function trainer(signal) {
  const load = async () => session.me.trainer_id && spotter.get(`/api/users/${session.me.trainer_id}`, {}, signal);
  const box = later(load, show, { signal });
  const section = part("trainer", box);

  function show(mine) {
    if (!mine) return h("p", { class: "quiet" }, t("me.noTrainer"));
    const talk = h("a", { class: "button", href: `#/messages/${mine.id}` }, icon("message"), t("me.write"));
    const end = button(t("me.endTrainer"), () => leave(mine, end), { class: "button danger" });
    return h("div", { class: "row" }, avatar(mine), h("p", { class: "row-main row-title" }, mine.full_name), h("div", { class: "buttons" }, talk, end));
  }

  async function leave({ full_name: name }, pressed) {
    if (!(await ask({ title: t("me.endTrainerTitle", { name }), text: t("me.endTrainerText", { name }), action: t("me.endTrainer") }))) return;
    await attempt(pressed, async () => {
      await spotter.delete("/api/users/me/trainer");
      await session.reloadMe();
      toast(t("me.trainerEnded", { name }));
      section.querySelector("h2").focus();
    });
  }

  // The gym may give one another trainer while one looks.
  let shown = session.me.trainer_id;
  const follow = () => {
    if (shown === session.me.trainer_id) return;
    shown = session.me.trainer_id;
    box.reload();
  };
  const hear = ({ detail }) => detail.type === "system" && session.reloadMe().catch(() => {}); // Seen when the screen is opened again.
  listen(session, "notification", hear, signal);
  listen(session, "me", follow, signal);
  return section;
}
