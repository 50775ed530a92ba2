// Of what one wants to be told: a switch for each kind, kept as soon as it is turned.
import { h } from "../core/dom.js";
import { t } from "../core/i18n.js";
import { session, spotter } from "../core/session.js";
import { later, say } from "../core/states.js";
import { part } from "./me-part.js";

const TYPES = ["file_uploaded", "meal_completed", "progress_updated", "plan_updated", "file_deleted"];

/** @param {AbortSignal} signal */
export function notices(signal) {
  const word = h("p", { class: "small me-word", role: "status" });
  /** One after the other: the last turn is the one that stays. @type {Promise<unknown>} */ let turns = Promise.resolve();
  const who = session.isStaff ? "staff" : "client";

  const one = (type, isOn) => {
    const turn = async () => {
      const wanted = box.checked;
      const mine = turns.then(() => spotter.notificationSettings({ [type]: wanted }));
      turns = mine.catch(() => {});
      word.classList.remove("bad");
      word.textContent = t("me.saving");
      try {
        await mine;
        word.textContent = t("actions.saved");
      } catch (error) {
        box.checked = !wanted;
        word.classList.add("bad");
        word.textContent = say(error);
      }
    };
    const box = h("input", { type: "checkbox", role: "switch", checked: isOn, onchange: turn });
    return h("label", { class: "switch" }, h("span", {}, t(`me.tell.${who}.${type}`)), box);
  };

  const load = () => spotter.get("/api/me/notification-settings", {}, signal);
  return part("notices", later(load, settings => TYPES.map(type => one(type, settings[type])), { signal, class: "switches" }), word);
}
