// One part of the own page: its heading, what it is about, and what is in it.
import { h } from "../core/dom.js";
import { hasText, t } from "../core/i18n.js";

/** @param {string} name of its texts: me.NAME, and me.NAMEText if there is one @param {...any} content */
export function part(name, ...content) {
  const id = `me-${name}`;
  const heading = h("h2", { id, tabindex: -1 }, t(`me.${name}`));
  return h("section", { class: `card stack ${id}`, "aria-labelledby": id }, heading, hasText(`me.${name}Text`) && h("p", { class: "quiet" }, t(`me.${name}Text`)), content);
}
