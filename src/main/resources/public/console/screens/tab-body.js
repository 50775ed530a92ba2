import { h } from "../core/dom.js";
import { t } from "../core/i18n.js";

/** @param {import("./client.js").Tab} tab */
export default function body({ client }) {
  return h("div", { id: `body-${client.id}` }, h("h2", {}, t("client.body")));
}
