// The settings in force, what they are without anybody's word, and where they came from.
import { h } from "../core/dom.js";
import { t } from "../core/i18n.js";
import { spotter } from "../core/session.js";
import { empty, later } from "../core/states.js";

export default ({ signal }) => later(() => spotter.get("/api/admin/settings", {}, signal), ({ items }) => all(items), { signal });

function all(items) {
  const rows = items.map(setting);
  const none = h("div", { hidden: true }, empty({ icon: "search", title: t("admin.noSettings") }));
  const oninput = () => {
    const words = search.value.toLowerCase().split(/[\s_]+/);
    for (const row of rows) row.hidden = !words.every(word => row.textContent.toLowerCase().includes(word));
    none.hidden = rows.some(row => !row.hidden);
  };
  const search = h("input", { type: "search", placeholder: t("admin.searchSettings"), "aria-label": t("admin.searchSettings"), oninput });
  return h("div", { class: "stack" }, h("p", { class: "reading" }, t("admin.settingsText")), h("div", { class: "filters" }, search), h("dl", { class: "settings" }, rows), none);
}

function setting({ name, value, default: otherwise, source, secret, help }) {
  const isSet = source !== "default";
  const shown = secret ? t(isSet ? "admin.secret" : "admin.unset") : value || "–";
  const origin = isSet && [" ", h("span", { class: "tag good" }, t(`admin.sources.${source}`)), !secret && h("p", { class: "small quiet" }, t("admin.default", { value: otherwise || "–" }))];
  return h("div", {}, h("dt", { dir: "ltr", lang: "en" }, h("code", {}, name), h("p", { class: "small quiet" }, help)), h("dd", {}, h("bdi", {}, shown), origin));
}
