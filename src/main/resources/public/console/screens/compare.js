import { h } from "../core/dom.js";
import { t } from "../core/i18n.js";

/** @type {import("../core/router.js").Screen} */
export default function compare() {
  return h("div", {}, h("h1", {}, t("compare.title")));
}
