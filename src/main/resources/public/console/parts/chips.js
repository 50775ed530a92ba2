// One of several, pressed.
import { h } from "../core/dom.js";

/** @param {string} label @param {[value: string, text: string][]} options @param {string} on @param {(value: string) => void} choose */
export function chips(label, options, on, choose) {
  const press = value => {
    for (const one of buttons) one.setAttribute("aria-pressed", String(one.value === value));
    choose(value);
  };
  const buttons = options.map(([value, text]) => h("button", { type: "button", class: "chip", value, "aria-pressed": String(value === on), onclick: () => press(value) }, text));
  return h("div", { class: "chips", role: "group", "aria-label": label }, buttons);
}
