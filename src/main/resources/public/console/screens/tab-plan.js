import { h } from "../core/dom.js";
import { t } from "../core/i18n.js";

/** @param {import("./client.js").Tab} tab */
export default function plan({ client }) {
  return h("div", { id: `plan-${client.id}` }, h("h2", {}, t("client.plan")));
}
